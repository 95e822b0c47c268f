import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { systemClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import type { BlobStore } from '../../src/blobs/blob-store.ts';
import { sqlite } from '../store/engines.ts';
import { backup, newBlobs } from './sites.ts';

const size = 96 * 2 ** 20;
/** A third of it. */
const most = 32 * 2 ** 20;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const chunk = Buffer.alloc(64 * 1024, 'hawser');

function* content(): Generator<Buffer> {
  for (let sent = 0; sent < size; sent += chunk.length) yield Buffer.from(chunk);
}

function nameOf(): string {
  const hash = createHash('sha256');
  for (const part of content()) hash.update(part);
  return hash.digest('hex');
}

test('a backup of a large blob has no more of it in memory at a time than of a small one', async () => {
  const name = nameOf();
  const source: Pick<BlobStore, 'list' | 'get'> = {
    async *list() {
      yield { name, size, storedAt: 0 };
    },
    get: async () => ({ size, length: size, stream: Readable.from(content()) }),
  };
  const store = await sqlite.open(await sqlite.newDatabase());
  const blobs = await newBlobs();
  const database = await sqlite.newDatabase();

  const held = (): number => {
    collectGarbage();
    return process.memoryUsage().arrayBuffers;
  };
  const before = held();
  let peak = before;
  let told = 0;
  const progress = (): void => {
    // To collect garbage each time would take long.
    told += 1;
    if (told % 50 === 1) peak = Math.max(peak, held());
  };
  const path = await backup({ store, blobs: source }, { progress });
  await restoreBackup({ path, database, blobs, clock: systemClock, progress });
  expect((await blobs.stat(name))?.size).toBe(size);
  expect(told).toBeGreaterThan(100);
  expect(peak - before).toBeLessThan(most);
});
