// Prints on a small disk of its own while that fills up and has room again, and tells what it was
// answered. Started in a mount namespace of its own.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import { newSiteOfFolder } from '../../site-of-folder.ts';
import { IppCaller } from './ipp-caller.ts';
import { TestProxy } from './test-proxy.ts';

const [, , folder = ''] = process.argv;
const disk = join(folder, 'disk');
await mkdir(disk);
execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=700', 'none', disk]);

const { site, address: admin } = await newSiteOfFolder(disk, { requestsPerSecond: '99999' });
const signal = AbortSignal.timeout(15_000);
const printer = await callSite(admin, publishPrinter, { body: { name: 'Office' } }, { signal });
const client = new IppCaller(admin, printer);
const proxy = new TestProxy(client);
await proxy.begin();

const accepted: string[] = [];
const refused = new Map<number, Set<string>>();
async function print(size: number): Promise<boolean> {
  const document = randomBytes(size);
  const { status = '', message } = await client.ask('Print-Job', { document });
  const job = message.groups.find(({ tag }) => tag === 'job')?.attributes.integer('job-id');
  if (job === undefined) {
    refused.set(size, (refused.get(size) ?? new Set()).add(status));
    return false;
  }
  accepted[job] = document.toString('base64');
  return true;
}

const filler = join(disk, 'filler');
const sizes = [1000, 200_000];
for (const size of sizes) await print(size);
fill();
for (const size of sizes) {
  // What the write-ahead log has room for already is still kept.
  for (let n = 0; n < 500 && (await print(size)); n += 1) fill();
}
rmSync(filler);
const after = [await print(1000), await print(200_000)];
const wrong: number[] = [];
for (const [job, document] of accepted.entries()) {
  if (document === undefined) continue;
  const [got] = (await proxy.take(job)) ?? [];
  if (got?.toString('base64') !== document) wrong.push(job);
}
await site.stop();
process.stdout.write(
  JSON.stringify({
    refused: Object.fromEntries([...refused].map(([size, statuses]) => [size, [...statuses]])),
    after,
    wrong,
  }),
);

/** Leaves no byte on the disk. */
function fill(): void {
  for (let size = 2 ** 20; size >= 512;) {
    try {
      writeFileSync(filler, new Uint8Array(size), { flag: 'a' });
    } catch {
      size /= 2;
    }
  }
}
