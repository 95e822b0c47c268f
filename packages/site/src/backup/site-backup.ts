import type { Clock } from '@hawser/core/clock';
import type { Secret } from '@hawser/core/secret';
import { settingsText, type WrittenSettings } from '@hawser/core/site/settings-text';
import type { SitePlan } from '@hawser/core/site/site-plan';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { Store } from '../store/store.ts';
import type { BackupsUnderWay } from './backups-under-way.ts';
import { keptKeys } from './kept-keys.ts';
import { writeBackup } from './write-backup.ts';

export interface BackedUpSite {
  readonly plan: () => SitePlan;
  readonly store: Store;
  readonly largeBlobs: BlobStore;
  readonly writtenSettings: () => Promise<WrittenSettings>;
  readonly backups: BackupsUnderWay;
  readonly clock: Clock;
  readonly version: string;
}

/** Makes backups of a running site; with a password its keys are in them. */
export function backupOf({
  plan,
  store,
  largeBlobs,
  writtenSettings,
  backups,
  clock,
  version,
}: BackedUpSite): (password: Secret | undefined, signal: AbortSignal) => AsyncIterable<Uint8Array> {
  const write = async function* (
    password: Secret | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<Uint8Array, void> {
    const isLocal = plan().blobs.protocol === 'file:';
    yield* writeBackup({
      store,
      blobs: largeBlobs,
      clock,
      version,
      signal,
      blobsAs: isLocal ? 'contents' : 'list',
      settings: settingsText(await writtenSettings()),
      keys: { files: await keptKeys(plan()), password },
    });
  };
  return (password, signal) => backups.during(write(password, signal));
}
