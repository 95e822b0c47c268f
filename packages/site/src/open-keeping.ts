import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import { readGiven } from '@hawser/core/files/read-text';
import { Secret } from '@hawser/core/secret';
import { siteSettingErrors } from '@hawser/core/site/site-setting-errors';
import { BlobShelf } from './blobs/blob-shelf.ts';
import type { BlobStore } from './blobs/blob-store.ts';
import { openBlobs } from './blobs/open-blobs.ts';
import type { SitePlan } from '@hawser/core/site/site-plan';
import { openStore } from './store/open-store.ts';
import { smallBlobsIn } from './store/small-blobs.ts';
import type { Store } from './store/store.ts';

/** Where a site keeps everything. */
export interface Keeping {
  readonly store: Store;
  /** Whatever the size: small ones go into the database. */
  readonly blobs: BlobStore;
  readonly largeBlobs: BlobStore;
  close(): Promise<void>;
}

/** Opens the database and the blob store of a plan. */
export async function openKeeping(
  plan: SitePlan,
  { clock, log, cut }: { readonly clock: Clock; readonly log: Log; readonly cut: AbortSignal },
): Promise<Keeping> {
  const store = await openStore({ url: await databaseUrl(plan), clock, log, cut });
  try {
    const largeBlobs = await openLargeBlobs(plan, clock);
    const blobs = new BlobShelf({ small: smallBlobsIn(store), large: largeBlobs, clock });
    return {
      store,
      blobs,
      largeBlobs,
      async close() {
        await blobs.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The blob store of a plan. */
export async function openLargeBlobs(
  { blobs, blobConnectionFile, proxy }: SitePlan,
  clock: Clock,
): Promise<BlobStore> {
  const connection =
    blobConnectionFile === undefined
      ? undefined
      : new Secret(await firstLine('blobConnectionFile', blobConnectionFile));
  return await openBlobs(blobs.href, {
    clock,
    ...(connection === undefined ? {} : { connection }),
    ...(proxy === undefined ? {} : { proxy }),
  });
}

/** The address of the database of a plan, with its password. */
export async function databaseUrl({ database, databasePasswordFile }: SitePlan): Promise<string> {
  if (databasePasswordFile === undefined) return database.href;
  const password = new Secret(await firstLine('databasePasswordFile', databasePasswordFile));
  const url = new URL(database);
  url.password = encodeURIComponent(password.reveal());
  return url.href;
}

async function firstLine(name: string, path: string): Promise<string> {
  const text = await readGiven(path, 64 * 1024, (reason, cause) =>
    siteSettingErrors('unreadable-file', { name, path, reason }, { target: path, cause }),
  );
  return text.trim();
}
