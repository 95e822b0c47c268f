import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import { lookForPrinters } from '@hawser/core/api/contracts/connectors';
import { tracePrintJob } from '@hawser/core/api/contracts/print-jobs';
import { expect, test, vi } from 'vitest';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { startAgent } from '../agent-process.ts';
import { temporaryFolder } from '../hawser.ts';
import { startCupsd } from '../printing/cupsd.ts';
import { startEvePrinter } from '../printing/eve-printer.ts';
import { startVirtualPrinter } from '../virtual-printer/virtual-printer.ts';
import { ConnectorLab } from './connector-lab.ts';

vi.setConfig({ testTimeout: 60_000 });

const [processing, canceled, completed] = [5, 7, 9];

test('what is printed at a site comes out of the printer of a building, byte for byte', async () => {
  const printer = await startEvePrinter();
  const { address } = await startedSite();
  const lab = await ConnectorLab.of(address, [printer.uri]);
  const agent = startAgent(lab.home);
  const office = await lab.publish('Office', printer.uri);
  await office.isServed();
  expect(await lab.available()).toMatchObject([
    { uri: printer.uri, state: 'idle', publishedAs: 'Office' },
  ]);
  // What the real printer can do is what people see.
  const shown = await office.attributes();
  expect(shown?.mimeMediaTypes('document-format-supported')).toContain('image/pwg-raster');
  expect(shown?.has('media-col-database')).toBe(true);

  const document = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(300_000)]);
  const job = await office.print(document);
  await office.reaches(job, completed);
  expect(await printer.paper.printed()).toEqual([document]);
  await agent.says(/is completed/);
  const params = { job: `Office/${job}` };
  const signal = AbortSignal.timeout(60_000);
  const { hops } = await callSite(address, tracePrintJob, { params }, { signal });
  const steps = hops.map(({ what }) => what).filter((what) => what !== 'printer-processing');
  expect(steps).toEqual([
    'submitted',
    'fetched',
    'spooling',
    'spooled',
    'sending',
    'printing',
    'sent',
    'printer-completed',
    'completed',
  ]);
  expect(hops.find(({ what }) => what === 'sent')).toMatchObject({
    detail: 'job 1 of the printer',
  });
  expect(await agent.end()).toBe(0);
});

test('the queues of a CUPS server are found by its address, and print', async () => {
  const cupsd = await startCupsd({ queues: ['office', 'lab'] });
  const { address } = await startedSite();
  const lab = await ConnectorLab.of(address, [`ipp://localhost:${cupsd.port}/`]);
  startAgent(lab.home);
  const office = await lab.publish('Lab', cupsd.uri('lab'));
  expect((await lab.available()).map(({ name }) => name)).toEqual(['lab', 'office']);
  await office.isServed();
  const document = Buffer.from('%PDF-1.7\nfrom afar');
  await office.reaches(await office.print(document), completed);
  expect(await cupsd.paper.printedTimes(1)).toEqual([document]);
});

test('how printers are that nobody has published is seen at once where somebody asks', async () => {
  const printer = await startVirtualPrinter();
  const { address } = await startedSite();
  const lab = await ConnectorLab.of(address, [printer.uri]);
  startAgent(lab.home);
  const states = async () => (await lab.available()).map(({ state }) => state);
  await expect.poll(states, { timeout: 20_000 }).toEqual(['idle']);
  await printer.stop();
  const signal = AbortSignal.timeout(20_000);
  const look = async () => callSite(address, lookForPrinters, {}, { signal });
  await expect.poll(look, { timeout: 20_000 }).toEqual({ connectors: 1 });
  await expect.poll(states, { timeout: 20_000 }).toEqual(['unreachable']);
});

test('a connector that is restarted disturbs no job, and one that is canceled ends at the printer', async () => {
  const folder = await temporaryFolder();
  const [go, command] = [join(folder, 'go'), join(folder, 'print')];
  const waits = `#!/bin/sh\nwhile [ ! -e ${go} ]; do sleep 0.05; done\n`;
  await writeFile(command, waits, { mode: 0o755 });
  const printer = await startEvePrinter({ command });
  const { address } = await startedSite();
  const lab = await ConnectorLab.of(address, [printer.uri]);
  const agent = startAgent(lab.home);
  const office = await lab.publish('Office', printer.uri);
  await office.isServed();
  const first = await office.print(Buffer.from('%PDF'));
  await office.prints(first);
  expect(await agent.end()).toBe(0);
  expect(await office.reaches(first, processing)).toBe(processing);
  startAgent(lab.home);
  await writeFile(go, '');
  await office.reaches(first, completed);
  await rm(go, { force: true });

  const second = await office.print(Buffer.from('%PDF'));
  await office.prints(second);
  await office.cancel(second);
  await writeFile(go, '');
  await office.reaches(second, canceled);
  expect((await office.job(second))?.keywords('job-state-reasons')).toContain(
    'job-canceled-by-user',
  );
});
