import { mkdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sameFiles } from '../../src/store/sqlite/same-files.ts';
import { temporaryFolder } from './temporary-folder.ts';

const later = (): number => Date.now() + 60_000;

/** Until a change has another time than the last one in a folder. */
async function nextTick(folder: string): Promise<void> {
  const changed = async (path: string): Promise<bigint> =>
    (await stat(path, { bigint: true })).ctimeNs;
  const last = await changed(folder);
  const probe = `${folder}-probe`;
  do {
    await writeFile(probe, 'a change');
  } while ((await changed(probe)) === last);
}

async function twoFiles(): Promise<readonly [string, string]> {
  const folder = join(await temporaryFolder(), 'data');
  await mkdir(folder);
  const paths = [join(folder, 'site.db'), join(folder, 'site.db-wal')] as const;
  for (const path of paths) await writeFile(path, 'kept');
  return paths;
}

describe.each([
  ['that has just changed', Date.now],
  ['that has long been as it is', later],
])('files in a folder %s', (_, now) => {
  test('are the same while they are written to and others come and go', async () => {
    const paths = await twoFiles();
    const same = sameFiles(paths, now);
    expect(same()).toBe(true);
    await writeFile(paths[1], 'more', { flag: 'a' });
    expect(same()).toBe(true);
    await writeFile(join(dirname(paths[0]), 'other'), '');
    expect(same()).toBe(true);
    expect(same()).toBe(true);
  });

  test('are not when one is deleted, replaced, or moved with its folder', async () => {
    const changes = [
      async (path: string) => rm(path),
      async (path: string) => {
        await writeFile(`${path}.new`, 'kept');
        await rename(`${path}.new`, path);
      },
      async (path: string) => rename(dirname(path), `${dirname(path)}-elsewhere`),
    ];
    for (const change of changes) {
      const paths = await twoFiles();
      const same = sameFiles(paths, now);
      expect(same()).toBe(true);
      await nextTick(dirname(paths[1]));
      await change(paths[1]);
      expect(same()).toBe(false);
      expect(same()).toBe(false);
    }
  });

  test('are the same again when they are put back', async () => {
    const paths = await twoFiles();
    const same = sameFiles(paths, now);
    expect(same()).toBe(true);
    await nextTick(dirname(paths[0]));
    await rename(paths[0], `${paths[0]}.away`);
    expect(same()).toBe(false);
    await rename(`${paths[0]}.away`, paths[0]);
    expect(same()).toBe(true);
  });

  test('are not when the link to them leads elsewhere', async () => {
    const [path] = await twoFiles();
    const [other] = await twoFiles();
    const link = join(await temporaryFolder(), 'link');
    await symlink(path, link);
    const same = sameFiles([link], now);
    expect(same()).toBe(true);
    await nextTick(dirname(link));
    await rm(link);
    await symlink(other, link);
    expect(same()).toBe(false);
  });
});
