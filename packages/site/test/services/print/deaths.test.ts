import { testClock } from '@hawser/core/clock';
import { groupsOf } from '@hawser/core/ipp/message';
import { deaths } from '@hawser/core/printing/deaths/deaths';
import type { Seen } from '@hawser/core/printing/deaths/death';
import { ippJobStates } from '@hawser/core/printing/ipp-states';
import { factsOfJobState, type JobState } from '@hawser/core/printing/job/job-states';
import { expect, test } from 'vitest';
import { type ArrivingBytes, ArrivingJob, takesArriving } from './arriving-job.ts';
import type { IppCaller } from './ipp-caller.ts';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

/** What cannot be asked for by IPP, or takes days; the tests of the tables have it. */
const elsewhere: ReadonlySet<string> = new Set<Seen>(['call-printed', 'expire']);

const told = deaths.filter(
  ({ dies, at, before, after }) =>
    (dies !== 'client' || before.some((seen) => seen === 'arrive')) &&
    at !== null &&
    ![...before, ...after].some((seen) => elsewhere.has(seen)),
);

/** How what the site sees of a job is asked for. */
const asking: Readonly<Record<string, (proxy: TestProxy, job: number) => Promise<unknown>>> = {
  'fetch-arriving': async (proxy, job) =>
    proxy.done('Fetch-Job', { 'job-id': job, ...takesArriving }),
  'acknowledge-arriving': async (proxy, job) =>
    proxy.done('Acknowledge-Job', { 'job-id': job, ...takesArriving }),
  fetch: async (proxy, job) => proxy.done('Fetch-Job', { 'job-id': job }),
  acknowledge: async (proxy, job) => proxy.done('Acknowledge-Job', { 'job-id': job }),
  'fetch-document': async (proxy, job) => proxy.done('Fetch-Document', { 'job-id': job }),
  'device-waits': async (proxy, job) => proxy.said(job, 'pending'),
  'device-prints': async (proxy, job) => proxy.said(job, 'processing'),
  'device-stopped': async (proxy, job) => proxy.said(job, 'processing-stopped'),
  'device-unsure': async (proxy, job) => proxy.said(job, 'pending-held'),
  'device-canceled': async (proxy, job) => proxy.said(job, 'canceled'),
  'device-aborted': async (proxy, job) => proxy.said(job, 'aborted'),
  'device-completed': async (proxy, job) => proxy.said(job, 'completed'),
  'device-renews': async (proxy, job) => proxy.done('Update-Job-Status', { 'job-id': job }),
  cancel: async (proxy, job) => proxy.done('Cancel-Job', { 'job-id': job }),
  release: async (proxy, job) => proxy.done('Release-Job', { 'job-id': job }),
};

async function standing(printer: IppCaller, job: number): Promise<string> {
  const { message } = await printer.done('Get-Job-Attributes', { operation: { 'job-id': job } });
  const [shown] = groupsOf(message, 'job');
  return [shown?.enum('job-state'), ...(shown?.keywords('job-state-reasons') ?? [])].join(' ');
}

function expected(state: JobState): string {
  const { ipp, reasons } = factsOfJobState(state);
  return [ippJobStates[ipp], ...reasons].join(' ');
}

test('whoever dies, at whichever step, a job is printed once, or says that it may have been', async () => {
  const clock = testClock(Date.now());
  const { printer } = await publishedPrinter({ clock });
  const [one, other] = [new TestProxy(printer, 1), new TestProxy(printer, 2)];
  await one.begin();
  await other.begin();
  expect(told.length).toBeGreaterThan(25);
  for (const { dies, when, before, at, after, ends } of told) {
    const row = `${dies} ${when}`;
    let job = 0;
    let arriving: ArrivingJob | undefined;
    const taken: ArrivingBytes[] = [];
    const see = async (seen: Seen): Promise<void> => {
      const [, event = '', another, isRefused] =
        /^(\S+)( by another)?( refused)?$/.exec(seen) ?? [];
      if (event === 'print-job') {
        const { message } = await printer.done('Print-Job', { document: Buffer.from('a') });
        job = groupsOf(message, 'job')[0]?.integer('job-id') ?? 0;
        return;
      }
      if (event === 'create-job') return;
      if (event === 'arrive') {
        arriving = await ArrivingJob.begin(printer);
        job = arriving.number;
        await expect.poll(async () => arriving?.isOffered(one)).toBe(true);
        return;
      }
      if (event === 'arrived') {
        expect(await arriving?.end()).toBe('successful-ok');
        arriving = undefined;
        return;
      }
      if (event === 'interrupt') {
        await arriving?.breakOff();
        arriving = undefined;
        await expect.poll(async () => standing(printer, job)).toMatch(/^(?:3 |8 )/);
        return;
      }
      if (event === 'add-last-document') {
        const operation = { 'job-id': job, 'last-document': true };
        const { status } = await printer.ask('Send-Document', {
          operation,
          document: Buffer.from('a'),
        });
        const isDone = status === 'successful-ok';
        expect(isDone, `${row}: ${seen}`).toBe(isRefused === undefined);
        return;
      }
      if (event === 'submission-timed-out') {
        await clock.advance(305_000);
        await expect.poll(async () => standing(printer, job)).toMatch(/^8 /);
        return;
      }
      if (arriving !== undefined && event === 'fetch-document') {
        taken.push(await arriving.fetchedBy(another === undefined ? one : other));
        return;
      }
      if (arriving !== undefined && event === 'device-lost') {
        await one.done('Update-Active-Jobs');
        return;
      }
      if (event === 'device-lost') {
        // Whoever still gets some of a document is there, and keeps the job.
        for (const each of taken) await each.toEnd().catch(() => undefined);
        const held = await standing(printer, job);
        await clock.advance(905_000);
        await expect.poll(async () => standing(printer, job), { timeout: 5000 }).not.toBe(held);
        return;
      }
      const ask = asking[event];
      if (ask === undefined) throw new Error(`nobody asks for ${event}`);
      const asked = ask(another === undefined ? one : other, job);
      const refused = await asked.then(
        () => false,
        () => true,
      );
      expect(refused, `${row}: ${seen}`).toBe(isRefused !== undefined);
    };
    for (const seen of before) await see(seen);
    if (at !== null) expect(await standing(printer, job), row).toContain(expected(at));
    for (const seen of after) await see(seen);
    if (ends !== null) expect(await standing(printer, job), row).toContain(expected(ends));
    for (const each of taken) each.leave();
    // Whatever is left of it is not for the next.
    await printer.ask('Cancel-Job', { operation: { 'job-id': job } });
  }
}, 60_000);
