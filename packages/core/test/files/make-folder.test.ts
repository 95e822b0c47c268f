import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, makeFolderSync } from '../../src/files/make-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('a folder is made with those that it is in, by several at once', async () => {
  const path = join(await temporaryFolder(), 'a', 'b', 'c');
  await Promise.all(Array.from({ length: 20 }, async () => makeFolder(path, 0o700)));
  expect((await stat(path)).mode & 0o777).toBe(0o700);
  await makeFolder(path);
  makeFolderSync(join(path, 'd', 'e'), 0o700);
  expect((await stat(join(path, 'd', 'e'))).mode & 0o777).toBe(0o700);
});

test('a folder is not made where a file is', async () => {
  const path = join(await temporaryFolder(), 'file');
  await writeFile(path, '');
  await expect(makeFolder(path)).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(path, 'a'))).rejects.toMatchObject({ code: 'EEXIST' });
  expect(() => makeFolderSync(join(path, 'a'))).toThrow('EEXIST');
});

test.skipIf(process.platform !== 'linux')('it ends where no folder can be made', async () => {
  await expect(makeFolder('/proc/a/b')).rejects.toMatchObject({ code: 'ENOENT' });
  expect(() => makeFolderSync('/proc/a/b')).toThrow('ENOENT');
});
