import { chmod, lstat, mkdir, readdir, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { testClock } from '@hawser/core/clock';
import { describe, expect, test } from 'vitest';
import { openFileBlobs } from '../../src/blobs/file-blobs.ts';
import { describeBlobStore } from './blob-store-contract.ts';
import { ended, killed, said, startScript } from './child-script.ts';
import { bytesOf, content, hashOf, read } from './contents.ts';
import { fileStore, temporaryFolder } from './file-store.ts';

const putForever = fileURLToPath(new URL('put-forever.ts', import.meta.url));
const useUpDisk = fileURLToPath(new URL('use-up-disk.ts', import.meta.url));
const hour = 3_600_000;

describeBlobStore('files', fileStore);

function pathOf(folder: string, name: string): string {
  return join(folder, name.slice(0, 2), name.slice(2, 4), name);
}

test('files and folders are for their owner alone', async () => {
  const { folder, store } = await fileStore();
  const { name } = await store.put(content(100));
  const path = pathOf(folder, name);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  for (const each of [dirname(path), dirname(dirname(path)), folder, join(folder, 'drafts')]) {
    expect((await stat(each)).mode & 0o777).toBe(0o700);
  }
});

test('a blob is read to its end although it is deleted meanwhile', async () => {
  const { store } = await fileStore();
  const { name, size } = await store.put(content(1_000_000));
  const part = await store.get(name);
  await store.delete(name);
  expect((await read(part)).length).toBe(size);
});

describe('what somebody planted in the folder', () => {
  test.each<[string, (path: string, outside: string) => Promise<unknown>]>([
    ['a symbolic link', async (path, outside) => symlink(join(outside, 'file'), path)],
    ['a folder', async (path) => mkdir(path)],
  ])('%s in the place of a blob is not followed, and not listed', async (_, plant) => {
    const { folder, store, clock } = await fileStore();
    const outside = await temporaryFolder();
    await writeFile(join(outside, 'file'), 'not a blob');
    const { name } = await store.put(content(100));
    await store.delete(name);
    const path = pathOf(folder, name);
    await plant(path, outside);
    const refused = { code: 'blob-not-ours', message: expect.stringContaining(path) };
    await expect(store.get(name)).rejects.toMatchObject(refused);
    await expect(store.stat(name)).rejects.toMatchObject(refused);
    expect(await Array.fromAsync(store.list())).toEqual([]);
    await clock.advance(2 * hour);
    await store.sweep(() => false, { olderThan: hour });
    expect((await lstat(path)).isFile()).toBe(false);
    expect(await readdir(outside)).toEqual(['file']);
  });

  test.each([0, 1])('a symbolic link in the place of a folder, depth %d', async (depth) => {
    const { folder, store } = await fileStore();
    const outside = await temporaryFolder();
    const name = await hashOf(content(100));
    const [first, second] = [name.slice(0, 2), name.slice(2, 4)];
    if (depth === 1) await mkdir(join(folder, first));
    await symlink(outside, depth === 0 ? join(folder, first) : join(folder, first, second));
    if (depth === 0) await mkdir(join(outside, second));
    await writeFile(join(outside, depth === 0 ? second : '.', name), 'not a blob');
    const before = await readdir(outside, { recursive: true });
    const refused = { code: 'blob-not-ours' };
    await expect(store.put(content(100))).rejects.toMatchObject(refused);
    await expect(store.get(name)).rejects.toMatchObject(refused);
    await expect(store.stat(name)).rejects.toMatchObject(refused);
    await expect(store.delete(name)).rejects.toMatchObject(refused);
    expect(await Array.fromAsync(store.list())).toEqual([]);
    expect(await readdir(outside, { recursive: true })).toEqual(before);
    expect(await readdir(join(folder, 'drafts'))).toEqual([]);
  });

  test('files with other names are left alone', async () => {
    const { folder, store, clock } = await fileStore();
    const { name } = await store.put(content(100));
    const shard = dirname(pathOf(folder, name));
    const planted = [join(folder, 'README'), join(shard, 'notes'), join(shard, 'a'.repeat(64))];
    for (const path of planted) await writeFile(path, '');
    await clock.advance(2 * hour);
    expect(await store.sweep(() => false, { olderThan: hour })).toMatchObject({ blobs: 1 });
    for (const path of planted) expect((await stat(path)).isFile()).toBe(true);
  });
});

// A name space of its own, so that what is mounted is gone with the process.
const mountable = await ended('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp']);

describe('when the store cannot be used', () => {
  const unavailable = { code: 'blob-store-unavailable', kind: 'unreachable', status: 503 };

  test('because its folder is gone, it says so, and goes on when it is back', async () => {
    const { folder, store } = await fileStore();
    const { name } = await store.put(content(100));
    await rename(folder, `${folder}-away`);
    // As where a disk is mounted.
    for (const empty of [false, true]) {
      if (empty) await mkdir(folder);
      await expect(store.put(content(10))).rejects.toMatchObject({
        ...unavailable,
        message: `The blob store ${folder} cannot be used: its folder is not there.`,
      });
      await expect(store.get(name)).rejects.toMatchObject(unavailable);
      await expect(store.stat(name)).rejects.toMatchObject(unavailable);
      await expect(store.delete(name)).rejects.toMatchObject(unavailable);
      await expect(Array.fromAsync(store.list())).rejects.toMatchObject(unavailable);
      const swept = store.sweep(() => false, { olderThan: 0 });
      await expect(swept).rejects.toMatchObject(unavailable);
    }
    expect(await readdir(folder)).toEqual([]);
    await rename(`${folder}-away`, folder);
    await store.put(content(10));
    expect((await Array.fromAsync(store.list())).length).toBe(2);
  });

  test('what was being put then is refused, and can be put again', async () => {
    const { folder, store } = await fileStore();
    const source = async function* (): AsyncGenerator<Buffer> {
      yield* content(1_000_000);
      await rename(folder, `${folder}-away`);
    };
    await expect(store.put(source())).rejects.toMatchObject(unavailable);
    await rename(`${folder}-away`, folder);
    await store.put(content(1_000_000));
  });

  test('because its folder cannot be made', async () => {
    const folder = join(await temporaryFolder(), 'file');
    await writeFile(folder, '');
    await expect(openFileBlobs({ folder })).rejects.toMatchObject(unavailable);
  });

  test.skipIf(mountable.code !== 0)(
    'because the disk is full or read-only, nothing stays, and it goes on by itself',
    async () => {
      const folder = await temporaryFolder();
      const script = 'mount -t tmpfs -o size=4m tmpfs "$0" && exec "$@"';
      const args = ['--mount', 'sh', '-c', script, folder, process.execPath, useUpDisk, folder];
      const { stdout, stderr } = await ended('unshare', args);
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toEqual({
        full: 'blob-store-unavailable: the disk is full.',
        justTooMuch: 'blob-store-unavailable: the disk is full.',
        leftovers: [],
        blobs: 1,
        afterFull: 1_000_000,
        readOnly: 'blob-store-unavailable: the file system is read-only.',
        readWhileReadOnly: 1_000_000,
        afterReadOnly: 1000,
      });
    },
  );

  test.skipIf(process.getuid?.() !== 0)('because the user may not write there', async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o555);
    const script = 'exec setpriv --reuid=65534 --regid=65534 --clear-groups "$@"';
    const { code } = await ended('sh', ['-c', script, 'sh', 'true']);
    expect(code).toBe(0);
    const args = ['-c', script, 'sh', process.execPath, useUpDisk, join(folder, 'store')];
    const { stdout } = await ended('sh', args);
    expect(stdout).toBe('blob-store-unavailable: your user may not.\n');
  });
});

test('kill -9 at any moment leaves every blob whole, and what else it leaves is swept', async () => {
  const folder = join(await temporaryFolder(), 'store');
  // One is always starting, so that the time goes into the kills.
  let standby = startScript(putForever, [folder, '0']);
  const deadline = performance.now() + 4000;
  for (let round = 1; round <= 10 && performance.now() < deadline; round++) {
    const putter = standby;
    standby = startScript(putForever, [folder, String(round)]);
    const lines = said(putter);
    putter.stdin.write('\n');
    await lines.next();
    await setTimeout(Math.random() * 60);
    await killed(putter);
    const acknowledged = await Array.fromAsync(lines);
    const store = await openFileBlobs({ folder });
    for (const name of acknowledged) expect(await store.stat(name)).toBeDefined();
  }
  await killed(standby);

  const clock = testClock(Date.now());
  const store = await openFileBlobs({ folder, clock });
  for await (const { name, size } of store.list()) {
    const part = await store.get(name);
    expect(part.size).toBe(size);
    expect(await hashOf(part.stream)).toBe(name);
  }
  // As of a sweep that was killed.
  const { name } = await store.put(content(50));
  await rename(pathOf(folder, name), join(folder, 'drafts', `${name}.leaving`));
  await writeFile(join(folder, 'drafts', 'half'), await bytesOf(1000));
  await clock.advance(2 * hour);
  const { leftovers } = await store.sweep(() => true, { olderThan: hour });
  expect(leftovers).toBeGreaterThan(0);
  expect(await readdir(join(folder, 'drafts'))).toEqual([]);
  expect(await read(await store.get(name))).toEqual(await bytesOf(50));
});
