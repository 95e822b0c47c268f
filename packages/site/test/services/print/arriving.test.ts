import { testClock } from '@hawser/core/clock';
import { groupsOf } from '@hawser/core/ipp/message';
import { describe, expect, test } from 'vitest';
import type { StartedSiteOptions } from '../../started-site.ts';
import { ArrivingJob, takesArriving } from './arriving-job.ts';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

async function served(options: StartedSiteOptions = {}) {
  const { printer } = await publishedPrinter(options);
  const proxy = new TestProxy(printer);
  await proxy.begin();
  return { printer, proxy };
}

describe('a document that still arrives', () => {
  test('is handed to a device that asks for such, and its end once all of it is kept', async () => {
    const { printer, proxy } = await served();
    const job = await ArrivingJob.begin(printer);
    const taken = await job.takenBy(proxy);
    expect(await taken.upTo(1_000_000)).toEqual(job.document.subarray(0, 1_000_000));
    await job.more(500_000);
    expect(await taken.upTo(1_700_000)).toEqual(job.document.subarray(0, 1_700_000));
    await proxy.said(job.number, 'processing');
    expect(await job.standing()).toBe('5 job-printing');
    const [status, whole] = await Promise.all([job.end(), taken.toEnd()]);
    expect(status).toBe('successful-ok');
    expect(whole.equals(job.document)).toBe(true);
    await proxy.done('Acknowledge-Document', { 'job-id': job.number });
    await proxy.said(job.number, 'completed');
    expect(await job.standing()).toMatch(/^9 job-completed-successfully/);
  });

  test('is for no device that has not asked for it', async () => {
    const { printer, proxy } = await served();
    const job = await ArrivingJob.begin(printer);
    await expect.poll(async () => job.isOffered(proxy)).toBe(true);
    expect(await job.isOffered(proxy, {})).toBe(false);
    const about = { 'job-id': job.number };
    for (const name of ['Fetch-Job', 'Acknowledge-Job'] as const) {
      expect((await proxy.ask(name, about)).status).toBe('client-error-not-fetchable');
    }
    await job.end();
    expect(await job.isOffered(proxy, {})).toBe(true);
    expect((await proxy.print(job.number))?.[0]?.equals(job.document)).toBe(true);
  });

  test('that breaks off before it is printed is waited for again, and taken again by whoever is first', async () => {
    const { printer, proxy } = await served();
    const job = await ArrivingJob.begin(printer);
    const taken = await job.takenBy(proxy);
    await taken.upTo(100_000);
    await job.breakOff();
    await expect(taken.toEnd()).rejects.toThrow('aborted');
    await expect.poll(async () => job.standing()).toBe('3 job-incoming');
    expect((await proxy.say(job.number, 'processing')).status).toBe('client-error-not-possible');
    const document = Buffer.from('all of it');
    await printer.done('Send-Document', {
      operation: { 'job-id': job.number, 'last-document': true },
      document,
    });
    expect(await proxy.print(job.number)).toEqual([document]);
  });

  test('that breaks off while it is printed ends its job, which says that paper may be out', async () => {
    const { printer, proxy } = await served();
    const job = await ArrivingJob.begin(printer);
    const taken = await job.takenBy(proxy);
    await taken.upTo(100_000);
    await proxy.said(job.number, 'processing');
    await job.breakOff();
    await expect(taken.toEnd()).rejects.toThrow('aborted');
    await expect.poll(async () => job.standing()).toBe('8 submission-interrupted possibly-printed');
    // Also a device that has not noticed has not printed it.
    await proxy.say(job.number, 'completed');
    expect(await job.standing()).toMatch(/^8 /);
  });

  test('of which nothing comes for half a minute is given up', async () => {
    const clock = testClock(Date.now());
    const { printer, proxy } = await served({ clock });
    const job = await ArrivingJob.begin(printer);
    const taken = await job.takenBy(proxy);
    await taken.upTo(100_000);
    await proxy.said(job.number, 'processing');
    await clock.advance(20_000);
    expect(await job.standing()).toBe('5 job-printing');
    await clock.advance(20_000);
    await expect.poll(async () => job.standing()).toBe('8 submission-interrupted possibly-printed');
    expect(await job.end()).toBe('client-error-not-possible');
    taken.leave();
  });

  test('of a job that is canceled meanwhile is not kept', async () => {
    const { printer, proxy } = await served();
    const job = await ArrivingJob.begin(printer);
    const taken = await job.takenBy(proxy);
    await proxy.said(job.number, 'processing');
    await printer.done('Cancel-Job', { operation: { 'job-id': job.number } });
    expect(await job.standing()).toMatch(/^5 processing-to-stop-point/);
    await proxy.said(job.number, 'canceled');
    expect(await job.end()).toBe('client-error-not-possible');
    await expect(taken.toEnd()).rejects.toThrow('aborted');
    expect(await job.standing()).toMatch(/^7 job-canceled-by-user/);
  });

  test('of a printer that is paused meanwhile waits with it', async () => {
    const { printer, proxy } = await served();
    const job = await ArrivingJob.begin(printer);
    await expect.poll(async () => job.isOffered(proxy)).toBe(true);
    await printer.done('Pause-Printer');
    expect(await job.isOffered(proxy)).toBe(false);
    await job.end();
    expect(await job.standing()).toBe('3 printer-stopped');
    await printer.done('Resume-Printer');
    expect((await proxy.print(job.number))?.[0]?.equals(job.document)).toBe(true);
  });

  test('is not handed out where it is held, of no known format, compressed, or not the only one', async () => {
    const { printer, proxy } = await served();
    for (const [operations, attributes] of [
      [{}, { 'job-hold-until': 'indefinite' }],
      [{ send: { 'document-format': 'application/octet-stream' } }, {}],
      [{ send: { compression: 'gzip' } }, {}],
      [{ send: { 'last-document': false } }, {}],
    ] as const) {
      const job = await ArrivingJob.begin(printer, operations, attributes);
      await job.more(1_500_000);
      // What comes after it is answered after it was looked at.
      await printer.done('Get-Jobs');
      expect(await job.isOffered(proxy)).toBe(false);
      await job.breakOff();
      await printer.ask('Cancel-Job', { operation: { 'job-id': job.number } });
    }
  });

  test('is handed out from the beginning again to a device that has lost its line', async () => {
    const { printer, proxy } = await served();
    const job = await ArrivingJob.begin(printer);
    const taken = await job.takenBy(proxy);
    await taken.upTo(500_000);
    taken.leave();
    const again = await job.fetchedBy(proxy);
    const [, whole] = await Promise.all([job.end(), again.toEnd()]);
    expect(whole.equals(job.document)).toBe(true);
    await proxy.said(job.number, 'processing');
    await proxy.said(job.number, 'completed');
    const { message } = await printer.done('Get-Jobs', {
      operation: { 'which-jobs': 'fetchable', ...takesArriving },
    });
    expect(groupsOf(message, 'job')).toEqual([]);
  });
});
