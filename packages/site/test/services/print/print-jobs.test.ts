import { randomUUID } from 'node:crypto';
import { describeListedPrinter } from '@hawser/core/api/contracts/discovery';
import { callSite } from '@hawser/core/api/call-site';
import type { Answered, Parts } from '@hawser/core/api/contract';
import { listAuditRecords } from '@hawser/core/api/contracts/audit-records';
import {
  getPrintJob,
  listPrintJobs,
  resumePrintJob,
  stopPrintJob,
  suspendPrintJob,
} from '@hawser/core/api/contracts/print-jobs';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { expect, test } from 'vitest';
import { patience, registeredAgent } from '../../agents/registered.ts';
import { IppCaller } from './ipp-caller.ts';
import { personAt } from './person-at.ts';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

const document = Buffer.from('a letter');

test('everybody sees and changes his own jobs; whoever manages documents those of all', async () => {
  const published = await publishedPrinter();
  const { printer, site } = published;
  const ada = await personAt(published, 'Ada');
  const bob = await personAt(published, 'Bob');
  const operator = site.address;
  await ada.ipp.done('Print-Job', { operation: { 'job-name': 'One' }, document });
  await bob.ipp.done('Print-Job', { operation: { 'job-name': 'Two' }, document });

  expect(await ids(ada.address)).toEqual(['Office/1']);
  expect(await ids(ada.address, { printer: 'office' })).toEqual(['Office/1']);
  expect(await ids(ada.address, { user: 'Bob' })).toEqual([]);
  expect(await ids(operator)).toEqual(['Office/2', 'Office/1']);
  expect(await ids(operator, { user: 'bob' })).toEqual(['Office/2']);
  expect(await ids(operator, { state: 'held' })).toEqual([]);
  expect(await get(ada.address, 'OFFICE/1')).toMatchObject({
    id: 'Office/1',
    name: 'One',
    user: 'Ada',
    state: 'waiting',
    waitsFor: 'a connector: nobody serves this printer',
    bytes: document.length,
  });
  const { uuid } = await get(ada.address, 'Office/1');
  for (const name of [uuid, `urn:uuid:${uuid}`, `${published.id}/1`]) {
    expect(await get(ada.address, name)).toMatchObject({ id: 'Office/1', uuid });
  }
  for (const name of [
    randomUUID(),
    'Office/2',
    'Office/3',
    'Nowhere/1',
    'Office',
    'a/b/c/99999999999',
  ]) {
    await expect(get(ada.address, name)).rejects.toMatchObject({ code: 'print-job-not-found' });
  }
  await expect(
    callSite(ada.address, stopPrintJob, { params: { job: 'Office/2' } }, waiting()),
  ).rejects.toMatchObject({ code: 'print-job-not-found' });

  const sddl = 'O:BAG:BAD:(A;;SWRC;;;WD)(A;OIIO;GA;;;WD)';
  const body = { sddl };
  const params = { printer: 'Office' };
  await callSite(operator, describeListedPrinter, { params, body, ifMatch: '*' }, waiting());
  expect(await ids(ada.address)).toEqual(['Office/2', 'Office/1']);

  const job = { params: { job: 'Office/2' } };
  const stopped = await callSite(ada.address, stopPrintJob, job, waiting());
  expect(stopped).toMatchObject({ state: 'canceled', reasons: ['job-canceled-by-operator'] });
  await expect(callSite(ada.address, stopPrintJob, job, waiting())).rejects.toMatchObject({
    status: 409,
  });
  const query = { call: 'stopPrintJob', result: 'done' } as const;
  const { items } = await callSite(operator, listAuditRecords, { query }, waiting());
  expect(items[0]).toMatchObject({
    actor: { name: 'Ada' },
    target: `${published.id}/2`,
    targetName: 'Office/2',
    before: { state: 'fetchable', owner: 'Bob' },
    after: { state: 'canceled' },
  });
  expect(await ids(operator)).toEqual(['Office/1', 'Office/2']);
  expect(await ids(operator, { state: 'canceled' })).toEqual(['Office/2']);
  await printer.done('Get-Jobs');
});

test('jobs are listed page by page, at all printers, those that are not over first', async () => {
  const published = await publishedPrinter();
  const { address } = published.site;
  const hall = await callSite(address, publishPrinter, { body: { name: 'Hall' } }, waiting());
  const other = new IppCaller(address, hall);
  for (let count = 0; count < 3; count += 1) {
    await published.printer.done('Print-Job', { document });
    await other.done('Print-Job', { document });
  }
  await published.printer.done('Cancel-Job', { operation: { 'job-id': 3 } });
  await other.done('Cancel-Job', { operation: { 'job-id': 1 } });
  const all: string[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const query = { limit: 2, ...(after === undefined ? {} : { after }) };
    const page = await callSite(address, listPrintJobs, { query }, waiting());
    all.push(...page.items.map(({ id }) => id));
    after = page.next;
  }
  expect(all).toEqual(['Hall/3', 'Hall/2', 'Office/2', 'Office/1', 'Hall/1', 'Office/3']);
  const since = new Date(Date.now() + 60_000).toISOString();
  expect(await ids(address, { since })).toEqual([]);
  await expect(ids(address, { since: '2026-13-01T00:00Z' })).rejects.toMatchObject({
    code: 'print-job-bad-time',
  });
  await expect(ids(address, { printer: 'Nowhere' })).rejects.toMatchObject({ status: 404 });
});

test('a job with a PIN goes on for nobody who does not give it', async () => {
  const published = await publishedPrinter();
  const ada = await personAt(published, 'Ada');
  await ada.ipp.done('Print-Job', { operation: { 'job-password': Buffer.from('4711') }, document });
  const given = { params: { job: 'Office/1' }, body: {} };
  for (const who of [ada.address, published.site.address]) {
    await expect(callSite(who, resumePrintJob, given, waiting())).rejects.toMatchObject({
      code: 'print-job-pin-first',
    });
  }
  expect(await get(ada.address, 'Office/1')).toMatchObject({ state: 'held', waitsFor: 'its PIN' });
});

test('a job is held and goes on; one that a device has is stopped by who manages documents', async () => {
  const published = await publishedPrinter();
  const { address } = published.site;
  const ada = await personAt(published, 'Ada');
  await ada.ipp.done('Print-Job', { document });
  const params = { job: 'Office/1' };
  const held = await callSite(ada.address, suspendPrintJob, { params }, waiting());
  expect(held).toMatchObject({ state: 'held', waitsFor: 'somebody who resumes it' });
  const body = {};
  const released = await callSite(ada.address, resumePrintJob, { params, body }, waiting());
  expect(released.state).toBe('waiting');
  await expect(
    callSite(ada.address, resumePrintJob, { params, body }, waiting()),
  ).rejects.toMatchObject({ status: 409 });

  const proxy = new TestProxy(published.printer);
  await proxy.begin();
  await proxy.take(1);
  await proxy.said(1, 'processing');
  await expect(callSite(ada.address, suspendPrintJob, { params }, waiting())).rejects.toMatchObject(
    { code: 'print-job-at-device' },
  );
  const suspended = await callSite(address, suspendPrintJob, { params }, waiting());
  expect(suspended).toMatchObject({ state: 'suspended', reasons: ['job-suspended'] });
  const resumed = await callSite(address, resumePrintJob, { params, body }, waiting());
  expect(resumed.state).toBe('printing');
});

test('a person decides what becomes of a job that was possibly printed', async () => {
  const published = await publishedPrinter();
  const ada = await personAt(published, 'Ada');
  const proxy = new TestProxy(published.printer);
  await proxy.begin();
  for (const number of [1, 2]) {
    await ada.ipp.done('Print-Job', { document });
    await proxy.take(number);
    await proxy.said(number, 'processing');
    await proxy.said(number, 'pending-held');
  }
  const resume = async (number: number, body: { decision?: 'again' | 'printed' }) =>
    callSite(ada.address, resumePrintJob, { params: { job: `Office/${number}` }, body }, waiting());
  expect(await ids(ada.address, { state: 'possibly-printed' })).toEqual(['Office/2', 'Office/1']);
  await expect(resume(1, {})).rejects.toMatchObject({ code: 'print-job-undecided' });
  expect(await resume(1, { decision: 'printed' })).toMatchObject({
    state: 'completed',
    reasons: ['job-completed-with-warnings'],
  });
  expect(await resume(2, { decision: 'again' })).toMatchObject({ state: 'waiting' });
  await expect(resume(2, { decision: 'again' })).rejects.toMatchObject({
    code: 'print-job-nothing-to-decide',
  });
  expect(await proxy.print(2)).toEqual([document]);
});

test('whoever may not use a printer does not learn by the jobs there that it is there', async () => {
  const published = await publishedPrinter();
  const { address } = published.site;
  const ada = await personAt(published, 'Ada');
  const bob = await personAt(published, 'Bob');
  await ada.ipp.done('Print-Job', { document });
  const params = { printer: 'Office' };
  const body = { sddl: 'O:BAG:BAD:' };
  await callSite(address, describeListedPrinter, { params, body, ifMatch: '*' }, waiting());
  expect(await ids(ada.address, { printer: 'Office' })).toEqual(['Office/1']);
  for (const printer of ['Office', published.id, 'Nowhere']) {
    await expect(ids(bob.address, { printer })).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining(printer) as unknown,
    });
  }
});

test('no agent sees print jobs by this', async () => {
  const { site } = await publishedPrinter();
  const agent = await registeredAgent(site.address, 'connector');
  await expect(ids(agent.address)).rejects.toMatchObject({ status: 403 });
});

function waiting(): { readonly signal: AbortSignal } {
  return { signal: patience() };
}

async function get(site: SiteAddress, job: string): Promise<Answered<typeof getPrintJob>> {
  return await callSite(site, getPrintJob, { params: { job } }, waiting());
}

async function ids(
  site: SiteAddress,
  query: Parts<typeof listPrintJobs>['query'] = {},
): Promise<readonly string[]> {
  const { items } = await callSite(site, listPrintJobs, { query }, waiting());
  return items.map(({ id }) => id);
}
