import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { defineCommand } from '../../src/declaration/command.ts';
import { folderAsStdin } from '../folder-as-stdin.ts';
import { run, type Surroundings } from '../run-invocation.ts';

const tell = defineCommand({
  verb: 'Show',
  noun: 'Thing',
  summary: 'Tells a secret.',
  parameters: { password: { type: 'secret', mandatory: true, help: 'A password.' } },
  impact: 'none',
  examples: [],
  async *run({ parameters }) {
    yield Buffer.from(parameters.password.reveal()).toString('hex');
  },
});

async function told(words: readonly string[], surroundings?: Surroundings): Promise<string> {
  const { code, stdout, stderr } = await run(tell, words, surroundings);
  if (code === 0) return Buffer.from(stdout.trim(), 'hex').toString();
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr.split('\n')[0] ?? '';
}

async function file(content: string | Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hawser-secret-'));
  onTestFinished(async () => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'pw'), content);
  return join(folder, 'pw');
}

const utf16 = Buffer.from('\ufeffhunter22', 'utf16le');

describe('a secret in a file', () => {
  it('is all but the mark and the end of its line', async () => {
    expect(await told(['-PasswordFile', await file('\ufeffpä ss\r\n')])).toBe('pä ss');
  });

  it('is refused when its bytes are not text, instead of changed', async () => {
    const path = await file(Buffer.from([0xff, 0xfe, 0x80, 0x41]));
    expect(await told(['-PasswordFile', path])).toContain(`${path}: it is not text in UTF-8.`);
    expect(await told(['-PasswordFile', await file(utf16)])).toContain('it is not text in UTF-8.');
  });

  it('is refused when it is too large, or no file', async () => {
    const path = await file('x'.repeat(65_537));
    expect(await told(['-PasswordFile', path])).toContain('it is larger than 65536 bytes.');
    expect(await told(['-PasswordFile', tmpdir()])).toContain('it is not a file, but a folder.');
  });

  it('is refused, and not shown, when its length does not fit', async () => {
    const sealed = { ...tell.parameters.password, minimum: 8, maximum: 10 } as const;
    const seal = defineCommand({ ...tell, parameters: { password: sealed } });
    const path = await file('hunter2');
    const { code, stderr } = await run(seal, ['-PasswordFile', path]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `What the file ${path} holds cannot be -Password: a secret of 8 to 10 characters is needed.`,
    );
    expect(stderr).not.toContain('hunter2');
    expect(await run(seal, ['-PasswordFile', await file('hunter2👻')])).toMatchObject({ code: 0 });
  });

  it.skipIf(process.platform === 'win32')('is not read from a device', async () => {
    expect(await told(['-PasswordFile', '/dev/zero'])).toContain('it is not a file, but a device.');
  });
});

describe('a secret from standard input', () => {
  const stdin = (...pieces: Buffer[]): Surroundings => ({ stdin: Readable.from(pieces) });

  it('may come in pieces', async () => {
    const bytes = Buffer.from('\ufeffpäss\n');
    expect(await told(['-PasswordStdin'], stdin(bytes.subarray(0, 5), bytes.subarray(5)))).toBe(
      'päss',
    );
  });

  it('is refused when it is not text, too large, or a folder', async () => {
    expect(await told(['-PasswordStdin'], stdin(utf16))).toContain(
      'standard input: it is not text in UTF-8.',
    );
    const much = stdin(...Array.from({ length: 3 }, () => Buffer.alloc(32 * 1024, 'x')));
    expect(await told(['-PasswordStdin'], much)).toContain('it is larger than 65536 bytes.');
    expect(await told(['-PasswordStdin'], { stdin: folderAsStdin() })).toContain(
      'standard input: it is a folder.',
    );
  });
});

describe('a secret in the environment', () => {
  it.each(['__proto__', 'constructor', 'toString'])('is not what %s is of itself', async (name) => {
    expect(await told(['-PasswordEnv', name])).toContain('there is nothing by that name.');
  });

  it('is refused when node could not read its bytes', async () => {
    expect(await told(['-PasswordEnv', 'PW'], { env: { PW: 'hunter\ufffd' } })).toContain(
      'it is not text in UTF-8.',
    );
  });
});
