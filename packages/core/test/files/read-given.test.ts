import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorTable, type HawserError } from '../../src/errors.ts';
import { readGiven } from '../../src/files/read-text.ts';
import { run } from '../child-script.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const keyErrors = errorTable('key', {
  unreadable: { kind: 'usage', message: 'No key: {reason}.', hint: '' },
});

async function read(path: string): Promise<string> {
  return await readGiven(path, 100, refuse);
}

function refuse(reason: string): HawserError {
  return keyErrors('unreadable', { reason });
}

test('a file that a call names is read without the mark of an editor', async () => {
  const path = join(await temporaryFolder(), 'key');
  await writeFile(path, '\ufeffhunter22\n');
  expect(await read(path)).toBe('hunter22\n');
});

test.each<[string, (path: string) => Promise<unknown>, string]>([
  ['that is not there', async () => undefined, 'there is no such file'],
  ['that is a folder', async (path) => mkdir(path), 'it is not a file, but a folder'],
  [
    'that is too large',
    async (path) => writeFile(path, ' '.repeat(101)),
    'it is larger than 100 bytes',
  ],
  [
    'in another encoding',
    async (path) => writeFile(path, Buffer.from('\ufeffpw', 'utf16le')),
    'it is not text in UTF-8',
  ],
])('a file %s is refused with the reason', async (_, put, reason) => {
  const path = join(await temporaryFolder(), 'key');
  await put(path);
  await expect(read(path)).rejects.toMatchObject({
    code: 'key-unreadable',
    message: `No key: ${reason}.`,
  });
});

test.skipIf(process.platform === 'win32')('a pipe is read to its end, or its bound', async () => {
  const path = join(await temporaryFolder(), 'key');
  await run('mkfifo', [path]);
  const [text] = await Promise.all([read(path), writeFile(path, 'hunter22')]);
  expect(text).toBe('hunter22');
  await expect(readGiven(path, 100, refuse, 50)).rejects.toThrow('a pipe without a writer');
  const endless = writeFile(path, ' '.repeat(200_000)).catch(() => {});
  await expect(read(path)).rejects.toThrow('it is larger than 100 bytes');
  await endless;
});

test.skipIf(process.platform === 'win32')('a device is not read', async () => {
  await expect(read('/dev/zero')).rejects.toThrow('it is not a file, but a device');
});
