import { randomBytes } from 'node:crypto';
import { callSite } from '@hawser/core/api/call-site';
import type { Answered, Parts } from '@hawser/core/api/contract';
import { describeListedPrinter } from '@hawser/core/api/contracts/discovery';
import { listAuditRecords } from '@hawser/core/api/contracts/audit-records';
import { getPrintJob, movePrintJob, tracePrintJob } from '@hawser/core/api/contracts/print-jobs';
import { listPrintUsage } from '@hawser/core/api/contracts/print-usage';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { groupsOf } from '@hawser/core/ipp/message';
import { expect, test } from 'vitest';
import { IppCaller } from './ipp-caller.ts';
import { type PersonAt, personAt } from './person-at.ts';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

// One of it lies in the database, the other in a file.
const small = Buffer.from('a letter');
const large = randomBytes(200_000);

const signal = (): AbortSignal => AbortSignal.timeout(60_000);

interface Two {
  readonly address: SiteAddress;
  readonly ada: PersonAt;
  readonly office: TestProxy;
  readonly hall: TestProxy;
  move(
    by: SiteAddress,
    job: string,
    more?: Partial<Parts<typeof movePrintJob>['body']>,
  ): Promise<Answered<typeof movePrintJob>>;
}

/** Two printers, and somebody who prints at one of them. */
async function twoPrinters(): Promise<Two> {
  const published = await publishedPrinter();
  const { address } = published.site;
  const body = { name: 'Hall' };
  const hall = await callSite(address, publishPrinter, { body }, { signal: signal() });
  const office = new TestProxy(published.printer);
  const other = new TestProxy(new IppCaller(address, hall), 2);
  const both = { 'sides-supported': ['one-sided', 'two-sided-long-edge'] };
  await office.begin({ ...both, 'copies-supported': { lower: 1, upper: 99 } });
  await other.begin({
    'sides-supported': 'one-sided',
    'copies-supported': { lower: 1, upper: 99 },
  });
  return {
    address,
    ada: await personAt(published, 'Ada'),
    office,
    hall: other,
    move: async (by, job, more = {}) =>
      callSite(
        by,
        movePrintJob,
        { params: { job }, body: { printer: 'hall', ...more } },
        { signal: signal() },
      ),
  };
}

test('a job is moved with its documents, and is printed once', async () => {
  const { address, ada, office, hall, move } = await twoPrinters();
  await ada.ipp.done('Create-Job', {
    operation: { 'job-name': 'Two' },
    groups: [{ tag: 'job', attributes: { copies: 2 } }],
  });
  for (const [last, document] of [
    [false, small],
    [true, large],
  ] as const) {
    const operation = { 'job-id': 1, 'last-document': last };
    await ada.ipp.done('Send-Document', { operation, document });
  }
  const moved = await move(ada.address, 'Office/1');
  expect(moved).toMatchObject({ id: 'Hall/1', name: 'Two', user: 'Ada', documents: 2 });
  await expect(move(ada.address, 'Office/1')).rejects.toMatchObject({ status: 409 });

  const { message } = await ada.ipp.done('Get-Job-Attributes', { operation: { 'job-id': 1 } });
  const [shown] = groupsOf(message, 'job');
  expect(shown?.keywords('job-state-reasons')).toEqual(['job-canceled-by-user']);
  expect(shown?.text('job-state-message')).toContain(`/jobs/1`);
  expect(await office.fetchable()).toEqual([]);
  expect(await hall.print(1)).toEqual([small, large]);

  for (const job of ['Office/1', 'Hall/1']) {
    const params = { job };
    const { hops } = await callSite(ada.address, tracePrintJob, { params }, { signal: signal() });
    expect(hops.map((hop) => [hop.job, hop.what, hop.detail].join(' '))).toEqual([
      `Office/1 submitted 2 documents, ${small.length + large.length} bytes`,
      'Office/1 accepted ',
      'Office/1 moved to Hall/1',
      'Hall/1 moved from Office/1',
      'Hall/1 fetched ',
      'Hall/1 spooling ',
      'Hall/1 printing ',
      'Hall/1 completed job-completed-successfully',
    ]);
  }
  const query = { by: 'printer' } as const;
  const usage = await callSite(address, listPrintUsage, { query }, { signal: signal() });
  expect(usage.items.map(({ printer, jobs }) => [printer, jobs])).toEqual([['Hall', 1]]);
  const records = { call: 'movePrintJob', result: 'done' } as const;
  const { items } = await callSite(
    address,
    listAuditRecords,
    { query: records },
    { signal: signal() },
  );
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ targetName: 'Office/1', after: { name: 'Hall/1' } });
});

test('a job goes to no printer that cannot print it, or where it is nobody’s who asks', async () => {
  const { address, ada, move } = await twoPrinters();
  const groups = [{ tag: 'job', attributes: { sides: 'two-sided-long-edge' } }] as const;
  await ada.ipp.done('Print-Job', { groups, document: small });
  const set = async (sddl: string | null): Promise<unknown> =>
    callSite(
      address,
      describeListedPrinter,
      { params: { printer: 'Hall' }, body: { sddl }, ifMatch: '*' },
      { signal: signal() },
    );
  await set('O:BAG:BAD:');
  await expect(move(ada.address, 'Office/1')).rejects.toMatchObject({
    code: 'printing-not-found',
  });
  await set('O:BAG:BAD:(A;;LCSDRCWDWO;;;WD)');
  await expect(move(ada.address, 'Office/1')).rejects.toMatchObject({
    code: 'print-job-may-not-print',
  });
  // Who manages the documents of others there may not print there either.
  await set('O:BAG:BAD:(A;OIIO;0xf0030;;;WD)');
  await expect(move(ada.address, 'Office/1')).rejects.toMatchObject({
    code: 'print-job-may-not-print',
  });
  await set(null);
  await expect(move(ada.address, 'Office/1')).rejects.toMatchObject({
    code: 'print-job-cannot-do',
    message: 'Hall cannot do what the job wants: sides.',
  });
  await expect(move(ada.address, 'Office/1', { printer: 'Office' })).rejects.toMatchObject({
    code: 'print-job-already-there',
  });
  await expect(move(ada.address, 'Office/1', { printer: 'Nowhere' })).rejects.toMatchObject({
    status: 404,
  });
  expect(await move(ada.address, 'Office/1', { lossy: true })).toMatchObject({ id: 'Hall/1' });
});

test('no job is moved that a device has; one that was possibly printed only when somebody says so', async () => {
  const { address, ada, office, hall, move } = await twoPrinters();
  await ada.ipp.done('Print-Job', { document: small });
  await office.take(1);
  await expect(move(address, 'Office/1')).rejects.toMatchObject({ status: 409 });
  await office.said(1, 'processing');
  await office.said(1, 'pending-held');
  await expect(move(address, 'Office/1')).rejects.toMatchObject({ code: 'print-job-undecided' });
  await move(address, 'Office/1', { again: true });
  expect((await office.say(1, 'completed')).status).not.toBe('server-error-internal-error');
  expect(await hall.print(1)).toEqual([small]);
  const params = { job: 'Office/1' };
  const old = await callSite(address, getPrintJob, { params }, { signal: signal() });
  expect(old.state).toBe('canceled');
  expect(old.movedTo).toBe('Hall/1');
});
