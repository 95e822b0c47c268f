import { execFileSync } from 'node:child_process';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { saveText } from '../../src/files/save-text.ts';
import { temporaryFolder } from '../temporary-folder.ts';

it('takes away what writers of the same file have left that were killed, and nothing else', async () => {
  const folder = await temporaryFolder();
  const long = new Date(Date.now() - 11 * 60_000);
  const place = (name: string) => join(folder, name);
  const others = ['.a.pem.0123456789ab.bak', '.a.pem.new', '.b.pem.0123456789ab', 'a.pem.old'];
  for (const name of [...others, '.a.pem.0123456789ab', '.a.pem.fedcba987654']) {
    await writeFile(place(name), 'a key');
    await utimes(place(name), long, long);
  }
  // Somebody still writes this one.
  await utimes(place('.a.pem.fedcba987654'), new Date(), new Date());
  await saveText(place('a.pem'), 'another');
  expect(await readdir(folder)).toEqual([...others, '.a.pem.fedcba987654', 'a.pem'].toSorted());
});

it('takes the place of nothing but a file', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  await expect(saveText(path, 'a key', { replace: true })).rejects.toMatchObject({
    message: `${path} is not a file, but a named pipe.`,
  });
  expect(await readdir(folder)).toEqual(['pipe']);
});
