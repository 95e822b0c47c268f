// Takes a document while it is handed out, on a small disk for blobs that fills up, and tells what became of
// it. Started in a mount namespace of its own.
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { callSite } from '@hawser/core/api/call-site';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import { siteFolder } from '@hawser/core/site/site-folder';
import { newSiteOfFolder } from '../../site-of-folder.ts';
import { ArrivingJob } from './arriving-job.ts';
import { IppCaller } from './ipp-caller.ts';
import { TestProxy } from './test-proxy.ts';

const [, , root = ''] = process.argv;
const { blobs } = siteFolder(root);
await mkdir(blobs, { recursive: true, mode: 0o700 });
execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=700', 'none', blobs]);

const { site, address: admin } = await newSiteOfFolder(root, { requestsPerSecond: '99999' });
const signal = AbortSignal.timeout(15_000);
const printer = await callSite(admin, publishPrinter, { body: { name: 'Office' } }, { signal });
const client = new IppCaller(admin, printer);
const proxy = new TestProxy(client);
await proxy.begin();

const filler = join(blobs, 'filler');
const answers: (string | undefined)[] = [];
const standings: string[] = [];
for (const isPrinting of [false, true]) {
  const job = await ArrivingJob.begin(client);
  const taken = await job.takenBy(proxy);
  await taken.upTo(500_000);
  if (isPrinting) await proxy.said(job.number, 'processing');
  const small = await client.done('Print-Job', { document: Buffer.from('a small one') });
  await writeFile(filler, Buffer.alloc(16 * 2 ** 20)).catch(() => undefined);
  await job.more(3_000_000);
  answers.push(await job.end());
  const before = isPrinting ? /^8 / : /^3 /;
  while (!before.test(await job.standing())) await pause(20);
  standings.push(await job.standing());
  const brokenOff = await taken.toEnd().then(
    () => 'whole',
    () => 'broken off',
  );
  answers.push(brokenOff, small.status);
  await rm(filler);
  await client.ask('Cancel-Job', { operation: { 'job-id': job.number } });
}
const next = await ArrivingJob.begin(client);
answers.push(await next.end());
const left = await readdir(join(blobs, 'drafts'));
await site.stop();
execFileSync('umount', ['-l', blobs]);
process.stdout.write(JSON.stringify({ answers, standings, left }));
