import { callSite } from '@hawser/core/api/call-site';
import { getPrintJob } from '@hawser/core/api/contracts/print-jobs';
import { expect, it } from 'vitest';
import { IppCaller } from '../../packages/site/test/services/print/ipp-caller.ts';
import { TestProxy } from '../../packages/site/test/services/print/test-proxy.ts';
import { Machine } from '../journeys/machine.ts';
import { adminOf, startSite, usedHome } from '../running-site.ts';

it('print jobs are shown, held, moved, decided, canceled and traced by commands', async () => {
  const site = await startSite({ home: await usedHome() });
  const local = Machine.ofSite(site);
  const admin = await adminOf(site.home, site.running);
  const [office = {}] = await local.shown('publish-cloud-printer', 'Office');
  await local.done('publish-cloud-printer', 'Hall');
  const target = { id: String(office['id']), url: String(office['url']) };
  const printer = new IppCaller(admin, target);
  for (const name of ['One', 'Two', 'Three']) {
    const operation = { 'job-name': name };
    await printer.done('Print-Job', { operation, document: Buffer.from('a letter') });
  }
  const listed = async (...words: readonly string[]): Promise<unknown> =>
    (await local.shown('get-print-job', ...words)).map(({ id, state }) => [id, state].join(' '));
  expect(await listed()).toEqual(['Office/3 waiting', 'Office/2 waiting', 'Office/1 waiting']);
  expect(await listed('-First', '1')).toEqual(['Office/3 waiting']);
  expect(await listed('-State', 'held', '-Printer', 'Office', '-Since', '1h')).toEqual([]);
  expect(await local.run('get-print-job', 'Office/9')).toMatchObject({ code: 3 });

  await local.done('suspend-print-job', 'Office/1', 'Office/2');
  expect(await listed('-State', 'held')).toEqual(['Office/2 held', 'Office/1 held']);
  await local.done('resume-print-job', 'Office/1');
  await local.run('stop-print-job', 'Office/3', '-WhatIf');
  const [stopped] = await local.shown('stop-print-job', 'Office/3', '-PassThru');
  expect(stopped).toMatchObject({ id: 'Office/3', state: 'canceled' });
  const [moved] = await local.shown('move-print-job', 'Office/2', 'Hall', '-PassThru');
  expect(moved).toMatchObject({ id: 'Hall/1', name: 'Two', state: 'held', movedFrom: 'Office/2' });

  const proxy = new TestProxy(printer);
  await proxy.begin();
  await proxy.take(1);
  await proxy.said(1, 'processing');
  await proxy.said(1, 'pending-held');
  const undecided = await local.run('resume-print-job', 'Office/1');
  expect(undecided).toMatchObject({ code: 5, stderr: expect.stringContaining('Nobody knows') });
  await local.done('resume-print-job', 'Office/1', '-Decision', 'printed');

  const { uuid } = await callSite(
    admin,
    getPrintJob,
    { params: { job: 'Office/1' } },
    { signal: AbortSignal.timeout(60_000) },
  );
  const hops = await local.shown('trace-print-job', uuid, '-Follow');
  expect(hops.map(({ what }) => what)).toEqual([
    'submitted',
    'held',
    'released',
    'fetched',
    'spooling',
    'printing',
    'possibly-printed',
    'completed',
  ]);
  expect(hops.at(-1)).toMatchObject({ who: 'Site administrator', job: 'Office/1' });
  const usage = await local.run('get-print-usage', 'printer', '-Output', 'csv');
  expect(usage.stdout.split(/\r?\n/)[1]).toMatch(/^Office,.*,2,1,/);
  const [day] = await local.shown('get-print-usage', 'day', '-User', 'site administrator');
  expect(day).toMatchObject({ jobs: 2, completed: 1 });
}, 60_000);
