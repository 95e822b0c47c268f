// Prints through a connector whose disk is small and fills up, and tells what became of it. Started in a
// mount namespace of its own.
import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { IppClient } from '@hawser/core/ipp/client/ipp-client';
import { printDocument } from '@hawser/core/ipp/client/job/print-document';
import { groupsOf } from '@hawser/core/ipp/message';
import { openPrintPath } from '../bench/print-path-lab.ts';

const [, , scratch = ''] = process.argv;
process.env['HAWSER_HOME'] = join(scratch, 'home');
await using opened = new AsyncDisposableStack();
let disk = '';
const { office, settled } = await openPrintPath(scratch, opened, async (folder) => {
  disk = folder;
  await mkdir(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=80m,mode=700', 'none', folder]);
});
const filler = join(disk, 'filler');

async function print(): Promise<number> {
  const { jobId } = await printDocument(office, {
    jobName: 'Report',
    documentFormat: 'application/pdf',
    async *document() {
      yield Buffer.from('%PDF-1.7');
    },
  });
  return jobId;
}

async function shown(client: IppClient, name: string): Promise<readonly string[]> {
  const groups = [{ tag: 'operation', attributes: { 'requested-attributes': name } }] as const;
  const { message } = await client.send('Get-Printer-Attributes', groups);
  const values = groupsOf(message, 'printer')[0]?.values(name) ?? [];
  return values.flatMap((value) =>
    'value' in value && typeof value.value === 'string' ? [value.value] : [],
  );
}

async function waitsFor(client: IppClient, job: number): Promise<string | undefined> {
  const groups = [{ tag: 'operation', attributes: { 'job-id': job } }] as const;
  const { message: answer } = await client.send('Get-Job-Attributes', groups);
  return groupsOf(answer, 'job')[0]?.text('job-state-message');
}

await settled(office, await print());
await writeFile(filler, Buffer.alloc(30 * 1024 * 1024));
const jobs = [await print(), await print()];
const full = async (): Promise<boolean> =>
  (await shown(office, 'printer-state-reasons')).includes('spool-area-full-warning');
while (!(await full())) await pause(50);
const message = await shown(office, 'printer-state-message');
const waits = await waitsFor(office, jobs[0] ?? 0);
await rm(filler);
// Whatever is printed has it look again at once; by itself it looks some seconds later.
jobs.push(await print());
for (const job of jobs) await settled(office, job);
while (await full()) await pause(50);
process.stdout.write(JSON.stringify({ message, waits, printed: jobs.length }));
await opened.disposeAsync();
execFileSync('umount', ['-l', disk]);
