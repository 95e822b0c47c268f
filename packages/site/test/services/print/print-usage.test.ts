import { callSite } from '@hawser/core/api/call-site';
import type { Parts } from '@hawser/core/api/contract';
import { listPrintJobs } from '@hawser/core/api/contracts/print-jobs';
import { unpublishPrinter } from '@hawser/core/api/contracts/discovery';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import { listPrintUsage } from '@hawser/core/api/contracts/print-usage';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { expect, test } from 'vitest';
import { IppCaller } from './ipp-caller.ts';
import { personAt } from './person-at.ts';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

const document = Buffer.from('a letter');

test('names are found however they are written', async () => {
  const published = await publishedPrinter();
  const { address } = published.site;
  const signal = AbortSignal.timeout(60_000);
  const other = await callSite(address, publishPrinter, { body: { name: 'BÜRO' } }, { signal });
  const { ipp } = await personAt({ ...published, id: other.id }, 'ÄRMEL');
  await ipp.done('Print-Job', { document });
  const { items: jobs } = await callSite(
    address,
    listPrintJobs,
    { query: { user: 'ärmel', printer: 'büro' } },
    { signal },
  );
  expect(jobs.map(({ id }) => id)).toEqual(['BÜRO/1']);
  await ipp.done('Cancel-Job', { operation: { 'job-id': 1 } });
  const query = { user: 'ärmel', printer: 'büro' };
  const { items } = await callSite(address, listPrintUsage, { query }, { signal });
  expect(items).toMatchObject([{ user: 'ÄRMEL', jobs: 1 }]);
});

test('what is printed is counted by user, printer and day, and stays when the printer is gone', async () => {
  const published = await publishedPrinter({}, { printRetainHours: '1' });
  const { address } = published.site;
  const signal = AbortSignal.timeout(60_000);
  const ada = await personAt(published, 'Ada');
  const bob = await personAt(published, 'Bob');
  const hall = await callSite(address, publishPrinter, { body: { name: 'Hall' } }, { signal });
  const atHall = new IppCaller(address, hall);
  const proxy = new TestProxy(published.printer);
  await proxy.begin();
  const print = async (job: number, impressions: number, sheets?: number): Promise<void> => {
    await proxy.take(job);
    await proxy.said(job, 'completed', {
      'job-impressions-completed': impressions,
      ...(sheets === undefined ? {} : { 'job-media-sheets-completed': sheets }),
    });
  };
  for (const each of [ada.ipp, ada.ipp, bob.ipp, bob.ipp])
    await each.done('Print-Job', { document });
  await print(1, 4, 2);
  await print(2, 3);
  await print(3, 5);
  // Canceled in the middle, and then the device says how far it came.
  await proxy.take(4);
  await proxy.said(4, 'processing', { 'job-impressions-completed': 1 });
  await bob.ipp.done('Cancel-Job', { operation: { 'job-id': 4 } });
  await proxy.said(4, 'canceled', { 'job-impressions-completed': 2 });
  // Printed again it is printed twice.
  await ada.ipp.done('Restart-Job', { operation: { 'job-id': 2 } });
  await print(2, 3);
  await atHall.done('Print-Job', { document });
  await atHall.done('Cancel-Job', { operation: { 'job-id': 1 } });

  const usage = async (
    query: Parts<typeof listPrintUsage>['query'] = {},
    by: SiteAddress = address,
  ) => {
    const { items } = await callSite(by, listPrintUsage, { query }, { signal });
    return items
      .map((item) => ({ of: item.user ?? item.printer ?? item.day, ...item }))
      .map(({ of, jobs, completed, impressions, sheets, bytes }) =>
        [of, jobs, completed, impressions, sheets, bytes].join(' '),
      )
      .toSorted();
  };
  const today = new Date().toISOString().slice(0, 10);
  expect(await usage()).toEqual([
    'Ada 3 3 10 2 24',
    'Bob 2 1 7  16',
    'Site administrator 1 0 0  8',
  ]);
  const printers = ['Hall 1 0 0  8', 'Office 5 4 17 2 40'];
  expect(await usage({ by: 'printer' })).toEqual(printers);
  expect(await usage({ by: 'day' })).toEqual([`${today} 6 4 17 2 48`]);
  expect(await usage({ by: 'day', user: 'ADA', printer: 'office' })).toEqual([
    `${today} 3 3 10 2 24`,
  ]);
  expect(await usage({ to: '2026-01-31' })).toEqual([]);
  for (const query of [{ from: '2026-02-30' }, { from: '2026-02-02', to: '2026-02-01' }]) {
    await expect(usage(query)).rejects.toMatchObject({ status: 400 });
  }
  expect(await usage({ by: 'printer' }, bob.address)).toEqual(['Office 2 1 7  16']);
  expect(await usage({ user: 'Ada' }, bob.address)).toEqual([]);
  expect(await usage({ limit: 1 })).toHaveLength(1);

  await callSite(address, unpublishPrinter, { params: { printer: 'Hall' } }, { signal });
  expect(await usage({ by: 'printer' })).toEqual(printers);
});
