// Makes a backup with a large blob in it and restores it, and tells by how much its memory grew.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { systemClock } from '@hawser/core/clock';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { saveFile } from '@hawser/core/files/save-file';
import { writeBackup } from '../../src/backup/write-backup.ts';
import { openFileBlobs } from '../../src/blobs/file-blobs.ts';
import { openStore } from '../../src/store/open-store.ts';
import { content } from '../blobs/contents.ts';

const [, , folder = '', given = ''] = process.argv;
const size = Number(given);
const hash = createHash('sha256');
for await (const chunk of content(size)) hash.update(chunk);
const name = hash.digest('hex');

const clock = systemClock;
const urlOf = (file: string): string => pathToFileURL(join(folder, file)).href;
const blobs = await openFileBlobs({ folder: join(folder, 'restored') });
const source = {
  put: blobs.put.bind(blobs),
  get: async () => ({ size, length: size, stream: Readable.from(content(size)) }),
  stat: blobs.stat.bind(blobs),
  delete: blobs.delete.bind(blobs),
  async *list() {
    yield { name, size, storedAt: 0 };
  },
  sweep: blobs.sweep.bind(blobs),
  close: blobs.close.bind(blobs),
};
const store = await openStore({ url: urlOf('from.db'), clock });
const before = process.memoryUsage().rss;
let most = before;
const progress = (): void => {
  most = Math.max(most, process.memoryUsage.rss());
};
const path = join(folder, 'site.backup');
await saveFile(
  path,
  writeBackup({
    store,
    blobs: source,
    blobsAs: 'contents',
    settings: '',
    keys: { files: [] },
    clock,
    version: '0.1.0',
    progress,
  }),
);
await store.close();
await restoreBackup({ path, database: urlOf('to.db'), blobs, clock, progress });
const stat = await blobs.stat(name);
process.stdout.write(JSON.stringify({ size: stat?.size, grown: most - before }));
