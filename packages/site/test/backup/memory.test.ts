import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { systemClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import type { BlobStore } from '../../src/blobs/blob-store.ts';
import { sqlite } from '../store/engines.ts';
import { backup, newBlobs } from './sites.ts';

const size = 96 * 2 ** 20;
// With all that the garbage collector leaves for later.
const most = 64 * 2 ** 20;

const chunk = Buffer.alloc(64 * 1024, 'hawser');

function* content(): Generator<Buffer> {
  for (let sent = 0; sent < size; sent += chunk.length) yield chunk;
}

function nameOf(): string {
  const hash = createHash('sha256');
  for (const part of content()) hash.update(part);
  return hash.digest('hex');
}

test('a backup of a large blob takes no more memory than one of a small one', async () => {
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

  const before = process.memoryUsage.rss();
  let peak = before;
  const progress = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const path = await backup({ store, blobs: source }, { progress });
  await restoreBackup({ path, database, blobs, clock: systemClock, progress });
  expect((await blobs.stat(name))?.size).toBe(size);
  expect(peak - before).toBeLessThan(most);
});
