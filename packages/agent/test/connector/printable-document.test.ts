import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@hawser/core/clock';
import { expect, onTestFinished, test } from 'vitest';
import { printableDocument } from '../../src/connector/jobs/printable-document.ts';
import type { JobRecord } from '../../src/connector/spool/job-record.ts';
import { Spool } from '../../src/connector/spool/spool.ts';

const record: JobRecord = {
  printer: '00000001-0000-4000-8000-000000000000',
  device: 'urn:uuid:00000002-0000-4000-8000-000000000000',
  job: 1,
  uri: 'ipp://localhost/ipp/print',
  since: 0,
  name: 'Report',
  user: 'ada',
  step: 'spooled',
  documents: [],
  place: 0,
  ticket: '',
  uuid: '',
  isBegun: false,
};

test('what lies in the place of a document and is no file is not waited for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hawser-spool-'));
  onTestFinished(async () => rm(folder, { recursive: true }));
  const spool = new Spool(folder, systemClock);
  await spool.begin(record);
  execFileSync('mkfifo', [spool.pathsOf(record, 1).document]);
  const printable = printableDocument(
    record,
    { number: 1, format: 'application/pdf' },
    { spool, signal: new AbortController().signal, hops: spool.hopsOf(record) },
  );
  await expect(printable).rejects.toThrow('is not a file');
});
