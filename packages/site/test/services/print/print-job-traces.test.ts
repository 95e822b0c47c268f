import { callSite } from '@hawser/core/api/call-site';
import {
  reportPrintJobHops,
  resumePrintJob,
  suspendPrintJob,
  tracePrintJob,
} from '@hawser/core/api/contracts/print-jobs';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { testClock } from '@hawser/core/clock';
import { hopsAsAttributes } from '@hawser/core/printing/job/told-hops';
import { expect, test } from 'vitest';
import { assignedConnector } from '../../agents/assigned-connector.ts';
import { registeredAgent } from '../../agents/registered.ts';
import { IppCaller } from './ipp-caller.ts';
import { personAt } from './person-at.ts';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

const document = Buffer.from('a letter');

test('each step of a job is told, with who and why, also by those beyond the site', async () => {
  const start = Math.floor(Date.now() / 1000) * 1000;
  const clock = testClock(start);
  const at = (seconds: number): string => new Date(start + seconds * 1000).toISOString();
  const published = await publishedPrinter({ clock });
  const { site, id } = published;
  const signal = AbortSignal.timeout(60_000);
  const ada = await personAt(published, 'Ada');
  await ada.ipp.done('Print-Job', { document });
  const params = { job: 'Office/1' };
  const traced = async (by: SiteAddress = ada.address): Promise<readonly string[]> => {
    const { hops } = await callSite(by, tracePrintJob, { params }, { signal });
    return hops.map(({ at: time, who, what, detail }) =>
      [(Date.parse(time) - start) / 1000, who ?? 'site', what, detail]
        .filter((text) => text !== null)
        .join(' '),
    );
  };
  expect(await traced()).toEqual([
    '0 Ada submitted 1 document, 8 bytes',
    '0 site waits a connector: nobody serves this printer',
  ]);
  await clock.advance(1000);
  await callSite(ada.address, suspendPrintJob, { params }, { signal });
  await clock.advance(1000);
  await callSite(ada.address, resumePrintJob, { params, body: {} }, { signal });

  const connector = await assignedConnector(site.address, id);
  const url = `ipps://127.0.0.1/ecp/printers/${id}`;
  const proxy = new TestProxy(new IppCaller(connector.address, { id, url }));
  await proxy.begin();
  expect((await traced()).at(-1)).toMatch(/^2 site waits the connector agent\S*, which fetches it/);
  await clock.advance(1000);
  await proxy.take(1);
  const report = async (by: SiteAddress, hop: { at: string; what: string; detail?: string }) =>
    callSite(
      by,
      reportPrintJobHops,
      { params: { job: `${id}/1` }, body: { who: 'laptop-7', hops: [hop] } },
      { signal },
    );
  await report(connector.address, { at: at(3), what: 'sent-to-printer' });
  const spooled = { at: at(-2), what: 'spooled', detail: 'letter.pdf' };
  await report(ada.address, spooled);
  const other = await registeredAgent(site.address, 'connector');
  await expect(report(other.address, spooled)).rejects.toMatchObject({
    code: 'print-job-not-found',
  });
  await expect(report(site.address, spooled)).rejects.toMatchObject({
    code: 'print-job-not-theirs',
  });
  await clock.advance(1000);
  await proxy.said(1, 'processing');
  await clock.advance(1000);
  await proxy.said(1, 'processing-stopped', {
    'output-device-job-state-message': 'There is no paper.',
  });
  expect((await traced()).at(-1)).toBe(
    '5 site waits the printer, which has stopped: There is no paper.',
  );
  await clock.advance(1000);
  await proxy.said(1, 'processing');
  await clock.advance(1000);
  await proxy.said(1, 'completed', {
    'job-impressions-completed': 3,
    'job-media-sheets-completed': 2,
  });
  const whole = [
    '-2 Ada at laptop-7 spooled letter.pdf',
    '0 Ada submitted 1 document, 8 bytes',
    '1 Ada held',
    '2 Ada released',
    '3 agent fetched',
    '3 agent spooling',
    '3 agent sent-to-printer',
    '4 agent printing',
    '5 agent stopped There is no paper.',
    '6 agent printing',
    '7 agent completed 3 sides, 2 sheets, job-completed-successfully',
  ];
  expect(await traced()).toEqual(whole);
  expect(await traced(site.address)).toEqual(whole);
  const { isOver } = await callSite(ada.address, tracePrintJob, { params }, { signal });
  expect(isOver).toBe(true);
  const bob = await personAt(published, 'Bob');
  await expect(traced(bob.address)).rejects.toMatchObject({ code: 'print-job-not-found' });
});

test('what agents tell with what they ask for is kept by the clock of the site, once, and passes for nothing else', async () => {
  const start = Math.floor(Date.now() / 1000) * 1000;
  const clock = testClock(start);
  const published = await publishedPrinter({ clock });
  const { site, id } = published;
  const signal = AbortSignal.timeout(60_000);
  const ada = await personAt(published, 'Ada');
  const before = [
    { agoMs: 90_000, what: 'received', detail: 'from lp\u001b[31m' },
    { agoMs: 90_000, what: 'completed' },
    { agoMs: 9e12, what: 'Not A Word' },
  ];
  const uuid = '4bd2cf2e-1111-4222-8333-0123456789AB';
  const operation = { ...hopsAsAttributes(before, 'laptop-7'), 'job-uuid': `urn:uuid:${uuid}` };
  await ada.ipp.done('Create-Job', { operation: { ...operation, 'job-name': 'letter' } });
  await clock.advance(1000);
  const last = { 'job-id': 1, 'last-document': true };
  const again = hopsAsAttributes(
    [
      { agoMs: 91_000, what: 'received', detail: 'from lp\u001b[31m' },
      { agoMs: 500, what: 'sent' },
    ],
    'basement',
  );
  await ada.ipp.done('Send-Document', { operation: { ...last, ...again }, document });

  const connector = await assignedConnector(site.address, id);
  const url = `ipps://127.0.0.1/ecp/printers/${id}`;
  const caller = new IppCaller(connector.address, { id, url });
  const proxy = new TestProxy(caller);
  await proxy.begin();
  await clock.advance(1000);
  await proxy.take(1);
  const say = async (
    state: number,
    hops: Parameters<typeof hopsAsAttributes>[0],
  ): Promise<void> => {
    await caller.done('Update-Job-Status', {
      operation: {
        'job-id': 1,
        'output-device-uuid': proxy.device,
        ...hopsAsAttributes(hops, 'Ada'),
      },
      groups: [{ tag: 'job', attributes: { 'output-device-job-state': state } }],
    });
  };
  await clock.advance(1000);
  // Its clock was set meanwhile.
  await say(5, [
    { agoMs: 3_600_000, what: 'sending' },
    { agoMs: 200, what: 'sent' },
  ]);
  await clock.advance(1000);
  await say(5, [
    { agoMs: 1200, what: 'sent' },
    { agoMs: 0, what: 'printer-stopped', detail: 'media-jam' },
  ]);
  // By the name that its client has for it, whoever else takes the same.
  const bob = await personAt(published, 'Bob');
  await bob.ipp.done('Print-Job', { operation: { 'job-uuid': `urn:uuid:${uuid}` }, document });
  const params = { job: `urn:uuid:${uuid}` };
  const { hops } = await callSite(ada.address, tracePrintJob, { params }, { signal });
  expect(
    hops.map(({ at, who, what, detail }) =>
      [(Date.parse(at) - start) / 1000, who ?? 'site', what, detail]
        .filter((each) => each !== null)
        .join(' '),
    ),
  ).toEqual([
    '-90 Ada at laptop-7 received from lp\\x1b[31m',
    '0 Ada submitted 1 document, 8 bytes',
    '0.5 Ada at basement sent',
    '1 site accepted',
    '2 agent fetched',
    '2 agent spooling',
    '2 agent sending',
    '2.8 agent sent',
    '3 agent printing',
    '4 agent printer-stopped media-jam',
  ]);
});

test('what others tell of a job takes no place of what the site knows, nor passes for it', async () => {
  const published = await publishedPrinter();
  const ada = await personAt(published, 'Ada');
  await ada.ipp.done('Print-Job', { document });
  const params = { job: 'Office/1' };
  const signal = AbortSignal.timeout(60_000);
  const at = new Date().toISOString();
  const report = async (what: string, round = 0): Promise<unknown> => {
    const hops = Array.from({ length: 50 }, (_, each) => ({
      at,
      what,
      detail: `${round}.${each}`,
    }));
    return callSite(ada.address, reportPrintJobHops, { params, body: { hops } }, { signal });
  };
  await callSite(ada.address, suspendPrintJob, { params }, { signal });
  for (let round = 0; round < 5; round += 1) await report('seen', round);
  for (const what of ['completed', 'submitted', 'waits', 'moved']) {
    await expect(report(what)).rejects.toMatchObject({ code: 'print-job-word-of-site' });
  }
  await callSite(ada.address, resumePrintJob, { params, body: {} }, { signal });
  const { hops } = await callSite(ada.address, tracePrintJob, { params }, { signal });
  expect(hops.filter(({ what }) => what === 'seen')).toHaveLength(99);
  expect(hops.map(({ what }) => what).filter((what) => what !== 'seen')).toEqual([
    'submitted',
    'held',
    'released',
    'waits',
  ]);
});

test('a job that changes again and again keeps its latest steps', async () => {
  const published = await publishedPrinter();
  const ada = await personAt(published, 'Ada');
  await ada.ipp.done('Print-Job', { document });
  const params = { job: 'Office/1' };
  const signal = AbortSignal.timeout(60_000);
  for (let round = 0; round < 105; round += 1) {
    await ada.ipp.done('Hold-Job', { operation: { 'job-id': 1 } });
    await ada.ipp.done('Release-Job', { operation: { 'job-id': 1 } });
  }
  const { hops } = await callSite(ada.address, tracePrintJob, { params }, { signal });
  expect(hops.filter(({ what }) => what === 'held' || what === 'released')).toHaveLength(200);
});
