import { chmod, lstat, mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { changeDocument, readDocument } from '../../src/files/document.ts';
import { run } from '../child-script.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const asNobody = fileURLToPath(new URL('as-nobody.ts', import.meta.url));
const changeUntilFull = fileURLToPath(new URL('change-until-full.ts', import.meta.url));

interface Counter {
  readonly count: number;
}

function parseCounter(value: unknown): Counter {
  if (typeof value === 'object' && value !== null && 'count' in value) {
    if (typeof value.count === 'number') return { count: value.count };
  }
  throw new Error('"count" is not a number');
}

const plusOne = (before?: Counter): Counter => ({ count: (before?.count ?? 0) + 1 });

async function documentPath(text?: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), 'counter.json');
  if (text !== undefined) await writeFile(path, text);
  return path;
}

describe('a document', () => {
  test('that is not there is undefined', async () => {
    expect(await readDocument(await documentPath(), parseCounter)).toBeUndefined();
  });

  test('is created with its folders, and nobody else can read it', async () => {
    const path = join(await temporaryFolder(), 'deep', 'er', 'counter.json');
    await changeDocument(path, parseCounter, plusOne);
    expect(await readDocument(path, parseCounter)).toEqual({ count: 1 });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
    expect((await stat(dirname(dirname(path)))).mode & 0o777).toBe(0o700);
  });

  test('loses no change of many at once', async () => {
    const path = await documentPath();
    const change = async (): Promise<void> => changeDocument(path, parseCounter, plusOne);
    await Promise.all(Array.from({ length: 30 }, change));
    expect(await readDocument(path, parseCounter)).toEqual({ count: 30 });
  });

  test('is left as it is by a change that returns undefined or fails', async () => {
    const path = await documentPath('{"count":7}');
    await changeDocument(path, parseCounter, () => undefined);
    const failing = changeDocument(path, parseCounter, () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await readFile(path, 'utf8')).toBe('{"count":7}');
  });

  test('may have been written by an editor that puts a byte order mark', async () => {
    expect(await readDocument(await documentPath('\ufeff{"count":7}'), parseCounter)).toEqual({
      count: 7,
    });
  });

  test('that could not be read again is not written', async () => {
    const path = await documentPath('{"count":7}');
    const wrong = changeDocument(path, parseCounter, () => ({ count: 'many' }));
    await expect(wrong).rejects.toThrow('"count" is not a number');
    expect(await readFile(path, 'utf8')).toBe('{"count":7}');
  });

  test('does not grow beyond what may be read', async () => {
    const path = await documentPath('{"count":7}');
    const growing = changeDocument(path, parseCounter, () => ({
      count: 8,
      text: 'x'.repeat(2 ** 20),
    }));
    await expect(growing).rejects.toMatchObject({ code: 'file-overfull' });
    expect(await readFile(path, 'utf8')).toBe('{"count":7}');
  });
});

describe('a document that somebody spoilt', () => {
  const spoilt: [string, string | Uint8Array, string][] = [
    ['an empty file', '', 'is not valid JSON: it is empty.'],
    [
      'a missing comma',
      '{\n  "count": 1\n  "more": 2\n}',
      'is not valid JSON: see line 3, column 3.',
    ],
    ['a bare word', '{"count": lots}', "is not valid JSON: there is a 'l' where none can be."],
    ['half a file', '{"count": ', 'is not valid JSON: it ends too early.'],
    ['no text', new Uint8Array([0xff, 0xfe, 0x00]), 'is not valid JSON: it is not text in UTF-8.'],
    ['the wrong shape', '{"count": "1"}', 'does not hold what it should: "count" is not a number.'],
    [
      'too much',
      ' '.repeat(2 ** 20 + 1),
      'is larger than 1048576 bytes, which is more than it may hold.',
    ],
  ];

  test.each(spoilt)('%s is told and never written over', async (_, text, reason) => {
    const path = await documentPath(text);
    const told = {
      name: 'HawserError',
      message: `${path} ${reason}`,
      hint: expect.stringMatching(/ove it away/),
      target: path,
    };
    await expect(readDocument(path, parseCounter)).rejects.toMatchObject(told);
    await expect(changeDocument(path, parseCounter, plusOne)).rejects.toMatchObject(told);
    expect(await readFile(path)).toEqual(Buffer.from(text));
    expect(await readdir(dirname(path))).toEqual(['counter.json', 'counter.json.lock']);
  });

  test('what it holds is not in the error, since it may be a secret', async () => {
    const path = await documentPath('hunter2 hunter2');
    const error: unknown = await readDocument(path, parseCounter).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: 'file-malformed' });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('hunter2');
    expect(error).not.toHaveProperty('cause');
  });
});

describe('what is no file at all', () => {
  test('a folder', async () => {
    const path = await documentPath();
    await mkdir(path);
    const told = { message: `${path} is not a file, but a folder.`, hint: expect.any(String) };
    await expect(readDocument(path, parseCounter)).rejects.toMatchObject(told);
    await expect(changeDocument(path, parseCounter, plusOne)).rejects.toMatchObject(told);
  });

  test('a named pipe is not waited for', async () => {
    const path = await documentPath();
    await run('mkfifo', [path]);
    await expect(readDocument(path, parseCounter)).rejects.toMatchObject({
      message: `${path} is not a file, but a named pipe.`,
    });
  });

  test('a path through a file', async () => {
    const path = join(await documentPath('{}'), 'counter.json');
    const told = {
      message: expect.stringContaining('a part of the path is a file, not a folder'),
    };
    await expect(readDocument(path, parseCounter)).rejects.toMatchObject(told);
    await expect(changeDocument(path, parseCounter, plusOne)).rejects.toMatchObject(told);
  });

  test('a file that the user may not read', async () => {
    const path = await documentPath('{"count":7}');
    await chmod(dirname(path), 0o755);
    await chmod(path, 0o000);
    const { stdout } = await run(process.execPath, [asNobody, 'read', path]);
    expect(JSON.parse(stdout)).toEqual({
      code: 'file-unreadable',
      message: `${path} cannot be read: your user may not.`,
      hint: 'Give your user the right to it, or run as the user that it belongs to.',
    });
  });
});

describe('what a killed process leaves behind', () => {
  test('is gone after the next change; what is not ours stays', async () => {
    const path = await documentPath('{"count":7}');
    const folder = dirname(path);
    await writeFile(join(folder, '.counter.json.new'), '{"count":');
    await writeFile(join(folder, '.other.json.new'), 'theirs');
    await changeDocument(path, parseCounter, plusOne);
    expect(await readDocument(path, parseCounter)).toEqual({ count: 8 });
    expect(await readdir(folder)).toEqual(['.other.json.new', 'counter.json', 'counter.json.lock']);
  });
});

describe('a document that is a symbolic link', () => {
  test('stays one; what it leads to is changed, under the same lock', async () => {
    const real = await documentPath('{"count":7}');
    const link = join(await temporaryFolder(), 'link.json');
    await symlink(real, link);
    const change = (path: string) => async () => changeDocument(path, parseCounter, plusOne);
    await Promise.all(Array.from({ length: 20 }, async (_, at) => change(at % 2 ? real : link)()));
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readDocument(real, parseCounter)).toEqual({ count: 27 });
    expect(await readdir(dirname(link))).toEqual(['link.json']);
  });

  test('to nothing yet creates what it leads to', async () => {
    const folder = await temporaryFolder();
    await symlink('real.json', join(folder, 'second.json'));
    await symlink('second.json', join(folder, 'link.json'));
    await changeDocument(join(folder, 'link.json'), parseCounter, plusOne);
    expect((await lstat(join(folder, 'link.json'))).isSymbolicLink()).toBe(true);
    expect((await lstat(join(folder, 'real.json'))).isFile()).toBe(true);
  });

  test('in a circle is refused', async () => {
    const path = await documentPath();
    await symlink(path, path);
    const told = { message: expect.stringContaining('its symbolic links lead in a circle') };
    await expect(readDocument(path, parseCounter)).rejects.toMatchObject(told);
    await expect(changeDocument(path, parseCounter, plusOne)).rejects.toMatchObject(told);
  });
});

// A name space of its own, so that what is mounted is gone with the process.
const mountable = await run('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp']);

describe('when no more can be written', () => {
  test.skipIf(mountable.code !== 0)('because the disk is full, the old content stays', async () => {
    const folder = await temporaryFolder();
    const script = 'mount -t tmpfs -o size=64k tmpfs "$0" && exec "$@"';
    const grow = [process.execPath, changeUntilFull, join(folder, 'lines.json')];
    const { stdout } = await run('unshare', ['--mount', 'sh', '-c', script, folder, ...grow]);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({
      code: 'file-unwritable',
      message: expect.stringMatching(/: the disk is full\. What it held is unchanged\.$/),
      hint: 'Make room, then repeat the command.',
    });
    expect(told.kept).toBeGreaterThan(100);
    expect(told.kept).toBe(told.written);
  });

  test.skipIf(process.platform === 'win32')(
    'because of a limit, the old content stays',
    async () => {
      const folder = await temporaryFolder();
      const grow = [process.execPath, changeUntilFull, join(folder, 'lines.json')];
      const { stdout } = await run('bash', ['-c', 'ulimit -f 4 && exec "$@"', 'bash', ...grow]);
      const told = JSON.parse(stdout);
      expect(told).toMatchObject({ code: 'file-unwritable', kept: told.written });
      expect(await readdir(folder)).toEqual(['lines.json', 'lines.json.lock']);
    },
  );
});
