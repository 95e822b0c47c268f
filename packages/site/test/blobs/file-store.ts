import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testClock } from '@hawser/core/clock';
import { onTestFinished } from 'vitest';
import { openFileBlobs } from '../../src/blobs/file-blobs.ts';
import type { OpenedStore } from './blob-store-contract.ts';

export interface OpenedFileStore extends OpenedStore {
  readonly folder: string;
}

/** A folder of the running test, gone with it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'hawser-blobs-')));
  onTestFinished(async () => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function fileStore(): Promise<OpenedFileStore> {
  const folder = join(await temporaryFolder(), 'store');
  const clock = testClock(Date.now());
  const store = await openFileBlobs({ folder, clock });
  const leftovers = async (): Promise<readonly string[]> => readdir(join(folder, 'drafts'));
  return { folder, store, clock, leftovers, grain: 0 };
}
