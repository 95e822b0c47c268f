import { randomBytes } from 'node:crypto';
import { callSite } from '@hawser/core/api/call-site';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import { testClock } from '@hawser/core/clock';
import { groupsOf } from '@hawser/core/ipp/message';
import { expect, test } from 'vitest';
import { assignedConnector } from '../../agents/assigned-connector.ts';
import { patience } from '../../agents/registered.ts';
import { startedReplicas } from '../../started-replicas.ts';
import { describePostgresql } from '../../store/engines.ts';
import { IppCaller, systemCaller } from './ipp-caller.ts';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

test('a connector goes the course of the reference proxy, from its registration to its end', async () => {
  const { site, id, printer } = await publishedPrinter();
  const connector = await assignedConnector(site.address, id);
  const system = systemCaller(connector.address);
  const url = `ipps://127.0.0.1/ecp/printers/${id}`;
  const proxy = new TestProxy(new IppCaller(connector.address, { id, url }));
  await system.done('Register-Output-Device', {
    operation: { 'output-device-uuid': proxy.device, 'printer-uri': url },
  });
  await proxy.begin();
  expect(await proxy.hear()).toEqual(['printer-config-changed']);
  expect(await proxy.fetchable()).toEqual([]);
  const document = randomBytes(1000);
  const waiting = proxy.hear();
  await printer.done('Print-Job', { document });
  expect(await waiting).toEqual(['job-state-changed 1 3', 'job-fetchable 1 3']);

  const about = { 'job-id': 1 };
  await proxy.done('Fetch-Job', about);
  await proxy.done('Acknowledge-Job', about);
  await proxy.said(1, 'processing');
  const ofDocument = { ...about, 'document-number': 1 };
  const sayOfDocument = async (state: string): Promise<unknown> =>
    proxy.done('Update-Document-Status', ofDocument, {
      document: { 'output-device-document-state': state },
    });
  // As it does: it says so before it has fetched a byte.
  await sayOfDocument('processing');
  const fetched = await proxy.done('Fetch-Document', {
    ...ofDocument,
    'document-format-accepted': ['application/octet-stream', 'application/pdf'],
    'compression-accepted': ['none', 'gzip'],
  });
  expect(fetched.document.equals(document)).toBe(true);
  await proxy.done('Acknowledge-Document', ofDocument);
  await sayOfDocument('completed');
  await proxy.said(1, 'completed');
  const heard = await proxy.hear();
  expect(heard).toContain('document-state-changed 1 5');
  expect(heard).toContain('document-state-changed 1 9');
  expect(heard.findLast((each) => each.startsWith('job-state'))).toBe('job-state-changed 1 9');

  await proxy.done('Update-Active-Jobs');
  await proxy.done('Cancel-Subscription', { 'notify-subscription-id': proxy.subscription });
  await proxy.done('Deregister-Output-Device');
  const { message } = await printer.done('Get-Printer-Attributes');
  const [shown] = groupsOf(message, 'printer');
  expect(shown?.outOfBand('output-device-uuid-supported')).toBe('no-value');
});

test('who waits for what does not happen is answered in the end', async () => {
  const clock = testClock(Date.now());
  const { printer } = await publishedPrinter({ clock });
  const proxy = new TestProxy(printer);
  await proxy.begin();
  await proxy.hear();
  const began = clock.now();
  const state = { isAnswered: false };
  const waiting = proxy.hear().finally(() => (state.isAnswered = true));
  while (!state.isAnswered) await clock.advance(1000);
  expect(await waiting).toEqual([]);
  expect(clock.now() - began).toBeGreaterThanOrEqual(25_000);
});

describePostgresql('replicas of a site', (engine) => {
  test('tell a proxy at one of them of a job that came to another', async () => {
    const { here: address, there } = await startedReplicas(engine);
    const body = { name: 'Office' };
    const published = await callSite(address, publishPrinter, { body }, { signal: patience() });
    const here = new IppCaller(address, published);
    const proxy = new TestProxy(new IppCaller(there, published));
    await proxy.begin();
    await proxy.hear();
    const waiting = proxy.hear();
    const document = randomBytes(200_000);
    await here.done('Print-Job', { document });
    expect(await waiting).toEqual(['job-state-changed 1 3', 'job-fetchable 1 3']);
    const [printed] = (await proxy.print(1)) ?? [];
    expect(printed?.equals(document)).toBe(true);
  });
});
