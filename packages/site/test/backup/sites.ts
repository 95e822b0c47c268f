import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { systemClock } from '@hawser/core/clock';
import type { Secret } from '@hawser/core/secret';
import { sql } from 'kysely';
import { onTestFinished } from 'vitest';
import type { KeyFile } from '../../src/backup/key-files.ts';
import { saveFile } from '@hawser/core/files/save-file';
import { writeBackup, type BackupSource } from '../../src/backup/write-backup.ts';
import type { BlobStore } from '../../src/blobs/blob-store.ts';
import { openFileBlobs } from '../../src/blobs/file-blobs.ts';
import { appendEvent } from '../../src/store/mutations/append-event.ts';
import { putSmallBlob } from '../../src/store/mutations/put-small-blob.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { content } from '../blobs/contents.ts';
import type { TestEngine } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

/** What is backed up, and what is restored. */
export interface TestSite {
  readonly store: Store;
  readonly blobs: BlobStore;
}

export const settings = 'listen: 127.0.0.1:8443\n# ü\n';

export const keyFiles: readonly KeyFile[] = [
  { name: 'site.key', bytes: new Uint8Array(randomBytes(1704)) },
  { name: 'site.crt', bytes: new Uint8Array(randomBytes(900)) },
];

export async function newBlobs(): Promise<BlobStore> {
  return openFileBlobs({ folder: join(await temporaryFolder(), 'blobs') });
}

/** A site with some of everything in it. */
export async function newSite(engine: TestEngine): Promise<TestSite> {
  const store = await engine.open(await engine.newDatabase());
  const texts = ['plain', '', 'ü 🦊 "quoted"\n\\line\u2028', "o'clock; drop", '\u0001\u007f'];
  for (const subject of texts) {
    await store.mutate(appendEvent, { kind: 'written', subject, data: { subject, n: [1, null] } });
  }
  for (const size of [0, 1, 255, 65_536]) {
    const bytes = new Uint8Array(randomBytes(size));
    await store.mutate(putSmallBlob, { name: `small ${size}`, bytes, sha256: `${size}` });
  }
  const blobs = await newBlobs();
  for (const [seed, size] of [65_537, 1_500_000, 3].entries()) await blobs.put(content(size, seed));
  return { store, blobs };
}

/** A backup of the site, in a file. */
export async function backup(
  { store, blobs }: Pick<BackupSource, 'store' | 'blobs'>,
  options: Partial<BackupSource> & { readonly password?: Secret } = {},
): Promise<string> {
  const path = join(await temporaryFolder(), 'site.backup');
  const { password, ...others } = options;
  await saveFile(
    path,
    writeBackup({
      store,
      blobs,
      blobsAs: 'contents',
      settings,
      keys: { files: keyFiles, password },
      clock: systemClock,
      version: '0.1.0',
      ...others,
    }),
  );
  return path;
}

/** Everything in the database, in an order of its own. */
export async function rowsOf(store: Store): Promise<object> {
  return store.read(async (db) => ({
    site: await db.selectFrom('site').selectAll().execute(),
    migrations: await db.selectFrom('schema_migration').selectAll().orderBy('number').execute(),
    events: await db.selectFrom('event').selectAll().orderBy('sequence').execute(),
    small: (await db.selectFrom('small_blob').selectAll().orderBy('name').execute()).map(
      ({ bytes, ...row }) => ({ ...row, bytes: Buffer.from(bytes).toString('hex') }),
    ),
  }));
}

export async function namesOf(blobs: BlobStore): Promise<readonly string[]> {
  return Array.fromAsync(blobs.list(), ({ name }) => name);
}

/** Opens what a backup was restored to. */
export async function openRestored(url: string): Promise<Store> {
  const store = await openStore({ url, clock: systemClock });
  onTestFinished(async () => store.close());
  return store;
}

/** Whether nothing has come into the database; it may not be there. */
export async function isEmpty(url: string): Promise<boolean> {
  const store = await openStore({ url, clock: systemClock });
  try {
    const counts = await store.read(async (db) =>
      sql<{
        rows: number;
      }>`select (select count(*) from event) + (select count(*) from small_blob) as rows`.execute(
        db,
      ),
    );
    return counts.rows[0]?.rows === 0;
  } finally {
    await store.close();
  }
}
