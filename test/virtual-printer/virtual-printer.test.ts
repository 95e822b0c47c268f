import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { openIppClient, type IppClient } from '@hawser/core/ipp/client/ipp-client';
import { printDocument } from '@hawser/core/ipp/client/job/print-document';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { groupsOf } from '@hawser/core/ipp/message';
import { jobStateName, type JobStateName } from '@hawser/core/ipp/tables/job-state-name';
import { expect, it, onTestFinished, vi } from 'vitest';
import {
  runSuite,
  suiteFolder,
} from '../../packages/site/test/services/print/conformance/ipptool-suites.ts';
import { pwgRaster } from '../../packages/site/test/services/print/conformance/pwg-raster.ts';
import { agentProgram, hawserAgent } from '../agent-process.ts';
import { runProgram, temporaryFolder } from '../hawser.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { startCupsd } from '../printing/cupsd.ts';
import { startVirtualPrinter } from './virtual-printer.ts';

vi.setConfig({ testTimeout: 30_000 });

const pdf = Buffer.from(
  `%PDF-1.4\n${'1 0 obj <</Type /Page>> endobj\n'.repeat(3)}2 0 obj <</Type/Pages/Count 3>>\n%%EOF\n`,
);

function clientOf(uri: string): IppClient {
  const client = openIppClient({ uri, userName: 'ada' });
  onTestFinished(() => client.close());
  return client;
}

async function print(
  client: IppClient,
  document: Uint8Array,
  documentFormat: string,
  { jobName = 'letter', job }: { jobName?: string; job?: GivenAttributes } = {},
): Promise<number> {
  const { jobId } = await printDocument(client, {
    jobName,
    documentFormat,
    document: () => Readable.from([document]),
    ...(job === undefined ? {} : { job }),
  });
  return jobId;
}

async function jobOf(client: IppClient, id: number): Promise<readonly unknown[]> {
  const groups = [{ tag: 'operation' as const, attributes: { 'job-id': id } }];
  const { message } = await client.send('Get-Job-Attributes', groups);
  const [job] = groupsOf(message, 'job');
  return [
    jobStateName(job?.enum('job-state')),
    job?.keywords('job-state-reasons')[0],
    job?.integer('job-impressions-completed'),
  ];
}

async function becomes(client: IppClient, id: number, state: JobStateName): Promise<void> {
  await expect.poll(async () => (await jobOf(client, id))[0], { interval: 5 }).toBe(state);
}

it('lays down what it prints, by number and format, and says so when it lies there', async () => {
  const printer = await startVirtualPrinter();
  const client = clientOf(printer.uri);
  const first = await print(client, pdf, 'application/pdf', { jobName: '../../../etc/passwd' });
  await becomes(client, first, 'completed');
  const raster = pwgRaster(300, 'srgb-8');
  const pages = Buffer.concat([raster, raster.subarray(4)]);
  const second = await print(client, pages, 'application/octet-stream', { job: { copies: 2 } });
  await becomes(client, second, 'completed');
  expect(await printer.printed()).toEqual({ 'job-1.pdf': pdf, 'job-2.pwg': pages });
  expect(await jobOf(client, first)).toEqual(['completed', 'job-completed-successfully', 3]);
  expect(await jobOf(client, second)).toEqual(['completed', 'job-completed-successfully', 4]);
});

it('expands what is compressed, and aborts what is not what it says', async () => {
  const printer = await startVirtualPrinter();
  const client = clientOf(printer.uri);
  const operation = {
    tag: 'operation' as const,
    attributes: { 'document-format': 'application/pdf', compression: 'gzip' },
  };
  await client.send('Print-Job', [operation], { document: () => Readable.from([gzipSync(pdf)]) });
  const lie = await print(client, Buffer.from('no document'), 'application/pdf');
  await becomes(client, lie, 'aborted');
  expect(await jobOf(client, lie)).toEqual(['aborted', 'document-format-error', 0]);
  const broken = client.send('Print-Job', [operation], { document: () => Readable.from([pdf]) });
  await expect(broken).rejects.toMatchObject({ ippStatus: 0x0410 });
  expect(await printer.printed()).toEqual({ 'job-1.pdf': pdf });
});

it('goes on with the next number when it is started anew, and not with what it had', async () => {
  const folder = await temporaryFolder();
  const printer = await startVirtualPrinter({ folder, pagesPerMinute: 1 });
  await writeFile(join(folder, 'job-41.pdf'), pdf);
  await print(clientOf(printer.uri), pdf, 'application/pdf');
  await printer.stop();
  expect(printer.said()).toContain('aborted-by-system');
  const again = await startVirtualPrinter({ folder });
  const client = clientOf(again.uri);
  const id = await print(client, pdf, 'application/pdf');
  await becomes(client, id, 'completed');
  expect(Object.keys(await again.printed())).toEqual(['job-41.pdf', 'job-42.pdf']);
});

it('waits for paper in the middle, is suspended and canceled, and takes nothing, as a person wants it', async () => {
  const home = await temporaryFolder();
  const agent = async (...words: string[]): Promise<string> => {
    const { code, stdout, stderr } = await runProgram(agentProgram, words, { home, cwd: home });
    expect([code, stderr]).toEqual([0, '']);
    return stdout;
  };
  const started = await agent(
    'start-virtual-printer',
    'paper',
    '-Name',
    'Kitchen',
    '-Detach',
    '-Output',
    'jsonl',
  );
  onTestFinished(async () => {
    await hawserAgent(['stop-virtual-printer', 'paper', '-Confirm:$false'], { home, cwd: home });
    await rm(join(home, 'paper'), { recursive: true });
  });
  const { uri } = JSON.parse(started) as { uri: string };
  const client = clientOf(uri);
  await agent('set-virtual-printer', 'paper', '-Trouble', 'media-empty');
  const waiting = await print(client, pdf, 'application/pdf');
  const canceled = await print(client, pdf, 'application/pdf');
  await becomes(client, waiting, 'processing-stopped');
  const cancel = { tag: 'operation' as const, attributes: { 'job-id': canceled } };
  await client.send('Cancel-Job', [cancel]);
  const other = await print(client, pdf, 'application/pdf');
  const suspend = { tag: 'operation' as const, attributes: { 'job-id': waiting } };
  await client.send('Suspend-Current-Job', [suspend]);
  expect(await jobOf(client, waiting)).toEqual(['processing-stopped', 'job-suspended', 0]);
  const again = client.send('Suspend-Current-Job', [suspend]);
  await expect(again).rejects.toMatchObject({ ippStatus: 0x0404 });
  const { message } = await client.send('Get-Printer-Attributes', []);
  const [told] = groupsOf(message, 'printer');
  expect(told?.keywords('printer-state-reasons')).toEqual(['media-empty-error']);
  expect(told?.enum('printer-state')).toBe(5);
  await agent('set-virtual-printer', 'paper', '-Trouble', 'none', '-Accepting', 'no');
  await becomes(client, other, 'completed');
  expect((await jobOf(client, waiting))[1]).toBe('job-suspended');
  await client.send('Resume-Job', [suspend]);
  await becomes(client, waiting, 'completed');
  expect((await jobOf(client, canceled))[0]).toBe('canceled');
  await expect(print(client, pdf, 'application/pdf')).rejects.toMatchObject({ ippStatus: 0x0506 });
});

describeWithPeers('printing', 'a virtual printer', () => {
  it('has nothing that ipptool finds wrong by the suite of IPP Everywhere', async () => {
    const printer = await startVirtualPrinter();
    const folder = await suiteFolder();
    // One resolution says as much as six.
    const suite = join(folder, 'ipp-everywhere.test');
    const others = /^\{\n\tNAME "Print [^"]* @ (?!300dpi)[^}]*\}\n/gm;
    await writeFile(suite, (await readFile(suite, 'utf8')).replaceAll(others, ''));
    const { passed, failed } = await runSuite(folder, 'ipp-everywhere', printer.uri);
    expect(failed).toEqual([]);
    expect(passed).toBeGreaterThanOrEqual(116);
  });

  it('prints what CUPS sends it, as it is', async () => {
    const printer = await startVirtualPrinter();
    const cupsd = await startCupsd({ queues: [] });
    await cupsd.addQueue('office', printer.uri);
    const file = join(await temporaryFolder(), 'letter.pdf');
    await writeFile(file, pdf);
    await cupsd.print('office', file, '-n', '2');
    await expect
      .poll(async () => printer.printed(), { timeout: 10_000 })
      .toEqual({
        'job-1.pdf': pdf,
      });
  });
});
