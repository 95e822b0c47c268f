import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { saveFile } from '@hawser/core/files/save-file';
import { putSmallBlob } from '../../src/store/mutations/put-small-blob.ts';
import { ended } from '../blobs/child-script.ts';
import { content } from '../blobs/contents.ts';
import { sqlite } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { backup, newBlobs } from './sites.ts';

const inNamespace = ['--user', '--map-root-user', '--mount'];
const canMount = spawnSync('unshare', [...inNamespace, 'true']).status === 0;

describe('the file of a backup', () => {
  test('never takes the place of another', async () => {
    const path = join(await temporaryFolder(), 'precious');
    await writeFile(path, 'precious');
    await expect(saveFile(path, content(10))).rejects.toMatchObject({ code: 'file-exists' });
    expect(await readFile(path, 'utf8')).toBe('precious');
  });

  test('is not there when the backup ends in the middle', async () => {
    const folder = await temporaryFolder();
    const failing = async function* (): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10);
      throw new Error('halfway');
    };
    await expect(saveFile(join(folder, 'site.backup'), failing())).rejects.toThrow('halfway');
    expect(await readdir(folder)).toEqual([]);
  });

  test.skipIf(!canMount)('and a database tell of a disk that is full or read-only', async () => {
    const store = await sqlite.open(await sqlite.newDatabase());
    const bytes = new Uint8Array(60_000);
    for (let n = 0; n < 15; n += 1) {
      await store.mutate(putSmallBlob, { name: `${n}`, bytes, sha256: '' });
    }
    const path = await backup({ store, blobs: await newBlobs() });
    const script = fileURLToPath(new URL('use-up-disk.ts', import.meta.url));
    const disk = await temporaryFolder();
    const run = 'mount -t tmpfs -o size=4m none "$1" && exec "$0" "$2" "$1" "$3" "$4"';
    const args = [process.execPath, disk, script, path, await temporaryFolder()];
    const { stdout, stderr } = await ended('unshare', [...inNamespace, 'sh', '-c', run, ...args]);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      savedWhileFull: 'file-unwritable: the disk is full. What it held is unchanged.',
      left: [],
      restoredWhileFull: 'store-not-loaded: the disk is full.',
      savedWhileReadOnly:
        'file-unwritable: the file system is read-only. What it held is unchanged.',
      restoredWhileReadOnly: 'store-not-loaded: the file system is read-only.',
      restored: 'none',
    });
  });
});
