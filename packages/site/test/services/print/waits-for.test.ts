import { callSite } from '@hawser/core/api/call-site';
import { getPrintJob, listPrintJobs } from '@hawser/core/api/contracts/print-jobs';
import { setPrinterState } from '@hawser/core/api/contracts/printers';
import { testClock } from '@hawser/core/clock';
import { groupsOf } from '@hawser/core/ipp/message';
import { shownTime } from '@hawser/core/shown-time';
import { expect, test } from 'vitest';
import { assignedConnector } from '../../agents/assigned-connector.ts';
import { IppCaller } from './ipp-caller.ts';
import { personAt } from './person-at.ts';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

const document = Buffer.from('a letter');
/** After so long a connector that says nothing is away. */
const awayMs = 3 * 60_000;

test('a job that waits says for what, wherever it is shown', async () => {
  const start = Math.floor(Date.now() / 1000) * 1000;
  const clock = testClock(start);
  const published = await publishedPrinter({ clock });
  const { site, id } = published;
  const signal = AbortSignal.timeout(60_000);
  const ada = await personAt(published, 'Ada');
  const print = async (operation = {}): Promise<unknown> =>
    ada.ipp.done('Print-Job', { operation, document });
  /** As it is shown by itself, in a list, and by IPP, which say the same. */
  const waits = async (number: number): Promise<unknown> => {
    const params = { job: `Office/${number}` };
    const { waitsFor } = await callSite(ada.address, getPrintJob, { params }, { signal });
    const { items } = await callSite(ada.address, listPrintJobs, { query: {} }, { signal });
    expect(items.find((item) => item.number === number)?.waitsFor).toBe(waitsFor);
    const operation = { 'job-id': number, 'requested-attributes': 'job-state-message' };
    const { message } = await ada.ipp.done('Get-Job-Attributes', { operation });
    const said = groupsOf(message, 'job')[0]?.text('job-state-message');
    const all = { 'requested-attributes': ['job-id', 'job-state-message'] };
    const answer = await ada.ipp.done('Get-Jobs', { operation: all });
    const listed = groupsOf(answer.message, 'job').find((job) => job.integer('job-id') === number);
    expect(listed?.text('job-state-message')).toBe(said);
    expect(said).toBe(waitsFor === null ? undefined : `It waits for ${waitsFor}.`);
    return waitsFor;
  };
  await print();
  expect(await waits(1)).toBe('a connector: nobody serves this printer');

  const connector = await assignedConnector(site.address, id);
  const offlineSince = (time: number): string =>
    `the connector ${connector.agent.name}, offline since ${shownTime(time)}`;
  const url = `ipps://127.0.0.1/ecp/printers/${id}`;
  const proxy = new TestProxy(new IppCaller(connector.address, { id, url }));
  await proxy.begin();
  await print();
  expect(await waits(1)).toMatch(/^the connector \S+, which fetches it$/);
  expect(await waits(2)).toBe('its turn: 1 job is before it');
  await proxy.done(
    'Update-Output-Device-Attributes',
    {},
    {
      printer: {
        'printer-state': 5,
        'printer-state-reasons': ['media-empty-error', 'cover-open', 'toner-low-warning'],
      },
    },
  );
  expect(await waits(2)).toBe('the printer: it is out of paper, a cover is open');
  const says = async (...reasons: readonly string[]): Promise<unknown> =>
    proxy.done(
      'Update-Output-Device-Attributes',
      {},
      { printer: { 'printer-state': 3, 'printer-state-reasons': reasons } },
    );
  await says('spool-area-full-warning');
  expect(await waits(1)).toBe(`room on the disk of the connector ${connector.agent.name}`);
  await says('none');
  const paused = { params: { printer: 'Office' }, body: { paused: true } };
  await callSite(site.address, setPrinterState, paused, { signal });
  expect(await waits(1)).toBe('the printer, which Site administrator has paused');
  const goes = { params: { printer: 'Office' }, body: { paused: false } };
  await callSite(site.address, setPrinterState, goes, { signal });

  await proxy.take(1);
  await proxy.said(1, 'processing');
  expect(await waits(1)).toBeNull();
  // It may print from another tray.
  await says('media-empty-warning', 'toner-low-report');
  expect(await waits(1)).toBeNull();
  await says('media-empty-warning', 'media-needed-warning', 'toner-low-report');
  expect(await waits(1)).toBe('the printer: it is out of paper, it wants other paper');
  await says('none');
  await clock.advance(awayMs);
  expect(await waits(1)).toBe(offlineSince(start));
  await says('none');
  expect(await waits(1)).toBeNull();
  await proxy.said(1, 'processing-stopped', {
    'output-device-job-state-reasons': 'printer-stopped',
  });
  expect(await waits(1)).toBe('the printer, which has stopped');
  await clock.advance(awayMs);
  expect(await waits(1)).toBe(offlineSince(start + awayMs));
  await proxy.said(1, 'pending-held');
  expect(await waits(1)).toBe('somebody who looks whether it is printed');
  await clock.advance(awayMs);
  expect(await waits(2)).toBe(offlineSince(start + awayMs));
});
