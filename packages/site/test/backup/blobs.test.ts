import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '@hawser/core/clock';
import { siteFolder } from '@hawser/core/site/site-folder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examineBackup } from '../../src/backup/examine-backup.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import type { BlobStore } from '../../src/blobs/blob-store.ts';
import { openFileBlobs } from '../../src/blobs/file-blobs.ts';
import { restoreSite } from '../../src/restore-site.ts';
import { azureStore } from '../blobs/azure-store.ts';
import { startAzurite, type Azurite } from '../blobs/azurite.ts';
import { bytesOf, content, read } from '../blobs/contents.ts';
import { sqlite } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { backup, namesOf, newBlobs } from './sites.ts';

const clock = systemClock;

async function someBlobs() {
  const folder = await temporaryFolder();
  const blobs = await openFileBlobs({ folder });
  for (const seed of [1, 2, 3]) await blobs.put(content(100_000 * seed, seed));
  const [first = '', ...others] = await namesOf(blobs);
  const path = join(folder, first.slice(0, 2), first.slice(2, 4), first);
  return { blobs, first, path, others };
}

async function newStore() {
  return sqlite.open(await sqlite.newDatabase());
}

describe('a blob', () => {
  test('that is swept while a backup is made is told in it, and the rest is restored', async () => {
    const { blobs, first, others } = await someBlobs();
    const sweeping: Pick<BlobStore, 'list' | 'get'> = {
      get: async (name) => blobs.get(name),
      async *list() {
        for await (const blob of blobs.list()) {
          if (blob.name === first) await blobs.delete(first);
          yield blob;
        }
      },
    };
    const path = await backup({ store: await newStore(), blobs: sweeping });
    const into = await newBlobs();
    const database = await sqlite.newDatabase();
    const restored = await restoreBackup({ path, database, blobs: into, clock });
    expect(restored).toMatchObject({
      totals: { blobs: 2, lost: 1 },
      missing: { blobs: 1, blobNames: [first] },
    });
    expect(await namesOf(into)).toEqual(others);
  });

  test.each([
    ['altered', async (path: string) => writeFile(path, await bytesOf(100_000, 9))],
    ['cut', async (path: string) => writeFile(path, 'c')],
    ['emptied', async (path: string) => writeFile(path, '')],
  ])('that was %s on the disk is told, and does no harm to the rest', async (_, spoil) => {
    const { blobs, first, path, others } = await someBlobs();
    await spoil(path);
    const file = await backup({ store: await newStore(), blobs });
    expect((await examineBackup(file)).totals).toMatchObject({ blobs: 2, lost: 1 });
    const into = await newBlobs();
    const database = await sqlite.newDatabase();
    const restored = await restoreBackup({ path: file, database, blobs: into, clock });
    expect(restored.missing).toMatchObject({ blobs: 1, blobNames: [first] });
    expect(await namesOf(into)).toEqual(others);
  });

  test('store that goes away ends the backup, which then is none', async () => {
    const folder = await temporaryFolder();
    const blobs = await openFileBlobs({ folder });
    await rm(folder, { recursive: true });
    await expect(backup({ store: await newStore(), blobs })).rejects.toMatchObject({
      code: 'blob-store-unavailable',
    });
  });
});

describe('blobs in Azure', () => {
  let azurite: Azurite;
  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterAll(async () => azurite[Symbol.asyncDispose]());

  test('stay there: the backup has their list, and those that are gone are told', async () => {
    const { store: blobs } = await azureStore(azurite);
    for (const seed of [1, 2, 3]) await blobs.put(content(100_000 * seed, seed));
    const path = await backup({ store: await newStore(), blobs }, { blobsAs: 'list' });
    expect(await examineBackup(path)).toMatchObject({
      header: { blobs: 'list' },
      totals: { blobs: 0, bytes: 0, listed: 3 },
    });
    const [first = ''] = await namesOf(blobs);
    await blobs.delete(first);
    const database = await sqlite.newDatabase();
    const restored = await restoreBackup({ path, database, blobs, clock });
    expect(restored.missing).toMatchObject({ blobs: 1, blobNames: [first] });
  });

  test('are not taken for those of another site, unless it is said where they are', async () => {
    const { store: blobs } = await azureStore(azurite);
    await blobs.put(content(100_000, 1));
    const settings = 'blobs: azure://account/live\n';
    const path = await backup({ store: await newStore(), blobs }, { blobsAs: 'list', settings });
    const root = join(await temporaryFolder(), 'site');
    const restoring = restoreSite({
      path,
      folder: siteFolder(root),
      chosen: {},
      keyPassword: undefined,
      signal: new AbortController().signal,
      progress: () => undefined,
    });
    await expect(restoring).rejects.toMatchObject({
      code: 'backup-blobs-elsewhere',
      message: expect.stringContaining('they are in azure://account/live'),
    });
    await expect(stat(root)).rejects.toThrow('ENOENT');
  });

  test('may come from files', async () => {
    const { blobs, first, others } = await someBlobs();
    const path = await backup({ store: await newStore(), blobs });
    const { store: into } = await azureStore(azurite);
    await restoreBackup({ path, database: await sqlite.newDatabase(), blobs: into, clock });
    expect(await namesOf(into)).toEqual([first, ...others]);
    expect(await read(await into.get(first))).toEqual(await read(await blobs.get(first)));
  });
});
