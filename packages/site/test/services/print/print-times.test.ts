import { testClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { jobIdOf, publishedOffice } from './published-office.ts';

const document = Buffer.from('%PDF-1.4');
const own = { 'output-device-uuid': 'urn:uuid:5f1c2a70-0000-4000-8000-000000000003' };

test('what is due happens to jobs: to half of one, to one that waits for a time, to one whose device is silent', async () => {
  const clock = testClock(Date.now());
  const { client, job } = await publishedOffice({ clock });
  const half = jobIdOf(await client.done('Create-Job'));
  const later = jobIdOf(
    await client.done('Print-Job', {
      groups: [
        {
          tag: 'job',
          attributes: { 'job-hold-until-time': new Date(clock.now() + 3_600_000) },
        },
      ],
      document,
    }),
  );
  const taken = jobIdOf(await client.done('Print-Job', { document }));
  await client.done('Acknowledge-Job', { operation: { ...own, 'job-id': taken } });
  const reasonsOf = async (id: number) => (await job(id)).keywords('job-state-reasons');
  const become = async (id: number, reason: string) =>
    expect.poll(async () => reasonsOf(id), { timeout: 5000 }).toEqual([reason]);

  await clock.advance(55_000);
  expect(await reasonsOf(taken)).toEqual(['job-outgoing']);
  await clock.advance(10_000);
  await become(taken, 'job-fetchable');
  await client.done('Send-Document', {
    operation: { 'job-id': half, 'last-document': false },
    document,
  });
  await clock.advance(290_000);
  expect(await reasonsOf(half)).toEqual(['job-incoming']);
  await clock.advance(20_000);
  await become(half, 'submission-interrupted');
  expect(await reasonsOf(later)).toEqual(['job-hold-until-specified']);
  await clock.advance(3_600_000);
  await become(later, 'job-fetchable');
});

test('documents are kept as long as a job says, and it is printed again meanwhile', async () => {
  const clock = testClock(Date.now());
  const { client, proxy, job } = await publishedOffice({ clock });
  const groups = [{ tag: 'job', attributes: { 'job-retain-until-interval': 3600 } }] as const;
  const id = jobIdOf(await client.done('Print-Job', { groups, document }));
  await proxy.turn();
  const about = { 'job-id': id };
  const reasonsOf = async (number: number) => (await job(number)).keywords('job-state-reasons');
  const over = ['job-completed-successfully', 'job-restartable'];
  expect(await reasonsOf(id)).toEqual(over);
  await client.done('Restart-Job', { operation: about });
  expect(await reasonsOf(id)).toEqual(['job-fetchable']);
  await proxy.turn();
  expect(await reasonsOf(id)).toEqual(over);
  for (const name of ['Reprocess-Job', 'Resubmit-Job'] as const) {
    const copy = jobIdOf(await client.done(name, { operation: about }));
    expect(copy).toBeGreaterThan(id);
    await proxy.turn();
    expect(await reasonsOf(copy)).toEqual(over);
  }
  await clock.advance(3_605_000);
  await expect
    .poll(async () => reasonsOf(id), { timeout: 5000 })
    .toEqual(['job-completed-successfully']);
  const refused = await client.ask('Restart-Job', { operation: about });
  expect(refused.status).toBe('client-error-not-possible');
});

test('documents, and what has become of jobs, are kept as long as the site says', async () => {
  const ticking = testClock(Date.now());
  let later = 0;
  const clock = { ...ticking, now: () => ticking.now() + later };
  const { client, proxy, job } = await publishedOffice(
    { clock },
    { printRetainHours: '2', printWaitDays: '2', printHistoryDays: '3' },
  );
  const pass = async (hours: number): Promise<void> => {
    later += hours * 3_600_000;
    await ticking.advance(65_000);
  };
  const reasonsOf = async (id: number) => (await job(id)).keywords('job-state-reasons');
  const become = async (id: number, ...reasons: readonly string[]) =>
    expect.poll(async () => reasonsOf(id), { timeout: 5000 }).toEqual(reasons);
  const printed = jobIdOf(await client.done('Print-Job', { document }));
  await proxy.turn();
  await pass(1.9);
  expect(await reasonsOf(printed)).toEqual(['job-completed-successfully', 'job-restartable']);
  const waits = jobIdOf(await client.done('Print-Job', { document }));
  await pass(0.1);
  await become(printed, 'job-completed-successfully');
  await pass(47);
  expect(await reasonsOf(waits)).toEqual(['job-fetchable']);
  await pass(1);
  await become(waits, 'job-canceled-after-timeout', 'job-restartable');
  await pass(21);
  expect(await reasonsOf(printed)).toEqual(['job-completed-successfully']);
  await pass(2);
  const about = { operation: { 'job-id': printed } };
  await expect
    .poll(async () => (await client.ask('Get-Job-Attributes', about)).status, { timeout: 5000 })
    .toBe('client-error-not-found');
  await become(waits, 'job-canceled-after-timeout');
});
