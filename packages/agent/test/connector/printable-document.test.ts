import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@hawser/core/clock';
import { expect, onTestFinished, test } from 'vitest';
import { printableDocument } from '../../src/connector/jobs/printable-document.ts';
import { Spool } from '../../src/connector/spool/spool.ts';
import { spooledJob } from './spooled-job.ts';

test('what lies in the place of a document and is no file is not waited for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hawser-spool-'));
  onTestFinished(async () => rm(folder, { recursive: true }));
  const spool = new Spool(folder, systemClock);
  await spool.begin(spooledJob);
  execFileSync('mkfifo', [spool.pathsOf(spooledJob, 1).document]);
  const printable = printableDocument(
    spooledJob,
    { number: 1, format: 'application/pdf' },
    { spool, signal: new AbortController().signal, hops: spool.hopsOf(spooledJob) },
  );
  await expect(printable).rejects.toThrow('is not a file');
});
