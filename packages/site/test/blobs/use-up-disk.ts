// In a small file system of its own: fills it, frees it, makes it read-only and writable again, and
// tells how the blob store fared.
import { execFileSync } from 'node:child_process';
import { readdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { HawserError } from '@hawser/core/errors';
import { openFileBlobs } from '../../src/blobs/file-blobs.ts';
import { content, read } from './contents.ts';

const [, , folder = ''] = process.argv;

async function trouble(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (error) {
    if (!(error instanceof HawserError)) throw error;
    return `${error.code}: ${error.message.split(': ')[1]}`;
  }
}

const opening = openFileBlobs({ folder });
const cannotOpen = await trouble(opening);
if (cannotOpen !== 'none') {
  process.stdout.write(`${cannotOpen}\n`);
  process.exit();
}
const store = await opening;
await store.put(content(1000, 1));
const full = await trouble(store.put(content(8_000_000, 2)));
// The last write of it fits in part, of which the system says only how much it took.
const { bavail, bsize } = await statfs(folder);
const justTooMuch = await trouble(store.put(content(bavail * bsize + 1, 5)));
const leftovers = await readdir(join(folder, 'drafts'));
const blobs = (await Array.fromAsync(store.list())).length;
const { name, size: afterFull } = await store.put(content(1_000_000, 3));
execFileSync('mount', ['-o', 'remount,ro', folder]);
const readOnly = await trouble(store.put(content(1000, 4)));
const readWhileReadOnly = (await read(await store.get(name))).length;
execFileSync('mount', ['-o', 'remount,rw', folder]);
const { size: afterReadOnly } = await store.put(content(1000, 4));
const told = {
  full,
  justTooMuch,
  leftovers,
  blobs,
  afterFull,
  readOnly,
  readWhileReadOnly,
  afterReadOnly,
};
process.stdout.write(JSON.stringify(told));
