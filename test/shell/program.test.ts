import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { hawser, hawserProgram, temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';

test('a program runs from the command line', async () => {
  const program = 'get-command *profile* | where Name -like get* | select Name';
  const { code, stdout } = await hawser(['-Command', program]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Name : Get-Profile\n' });
});

test('and gives one text of a form', async () => {
  const { stdout } = await hawser(['-Output', 'json', '-Command', '1; @{ a = 2 }']);
  expect(JSON.parse(stdout)).toMatchObject({ version: 1, value: [1, { a: 2 }], errors: [] });
});

test.each([
  ['latin1', "'caf\u00e9'"],
  ['utf16le', "\ufeff'cafe'"],
] as const)('one that comes in %s is not guessed at', async (encoding, text) => {
  const { code, stdout, stderr } = await hawserHere([], { stdin: Buffer.from(text, encoding) });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(
    'The program on standard input cannot be read: it is not text in UTF-8.',
  );
});

test('it can see which Hawser it is', async () => {
  const program = '"$($PSVersionTable.Name) $($PSVersionTable.Version)"; $PSVersionTable.PSVersion';
  const { stdout } = await hawserHere(['-Command', program]);
  const { stdout: version } = await hawserHere(['--version']);
  expect(stdout).toBe(`Hawser ${version.trim().split(' ')[1]}\n`);
  expect((await hawserHere(['-Command', '$PSVersionTable = 1'])).code).toBe(2);
});

test('what is written as CSV has the same head as -Output csv', async () => {
  const head = async (...words: readonly string[]): Promise<string | undefined> =>
    (await hawserHere(words)).stdout.split(/\r?\n/)[0];
  const written = await head('get-setting', '-Output', 'csv');
  expect(written).toMatch(/^name,/);
  expect(await head('-Command', 'get-setting | convertto-csv')).toBe(written);
  expect(await head('-Output', 'csv', '-Command', 'get-setting')).toBe(written);
});

test('one from a file takes parameters', async () => {
  const file = join(await temporaryFolder(), 'double.hw');
  await writeFile(
    file,
    '#!/usr/bin/env -S hawser -File\nparam([int]$Number, [switch]$Again)\n$n = $Number * 2\nif ($Again) { $n = $n * 2 }\n$n\n',
  );
  const { code, stdout } = await hawser(['-File', file, '-Number', '4', '-Again']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '16\n' });
});

test('and one from standard input', async () => {
  const { stdout } = await hawser(['-File', '-'], { stdin: '1..3 | measure -Sum | % Sum\n' });
  expect(stdout).toBe('6\n');
});

test('which nobody has to be told of', async () => {
  const given = { stdin: '1..3 | measure -Sum | select Sum\n' };
  expect((await hawser([], given)).stdout).toBe('Sum : 6\n');
  const { stdout } = await hawserHere(['-Output', 'jsonl'], given);
  expect(stdout).toBe('{"sum":6}\n');
  const failed = await hawserHere([], { stdin: '1; get-profile nobody; 2' });
  expect(failed).toMatchObject({ code: 3, stdout: '1\n' });
  const asking = await hawserHere([], { stdin: 'read-host name\n$name' });
  expect(asking).toMatchObject({ code: 2, stdout: '' });
});

test('without a word and without a program hawser says what it is', async () => {
  const { code, stdout } = await hawserHere([], { stdin: ' \n' });
  expect(code).toBe(0);
  expect(stdout).toContain('COMMANDS\n');
});

test('a file is a program that is called by its name', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'nightly.hw');
  await writeFile(file, '#!/usr/bin/env hawser\nparam($Name, [int]$Times = 1)\n"$Name$Times"\n');
  await chmod(file, 0o755);
  await symlink(hawserProgram, join(folder, 'hawser'));
  const path = [folder, dirname(process.execPath), process.env['PATH']].join(delimiter);
  const { stdout } = await promisify(execFile)('./nightly.hw', ['-Name', 'a b', '-Times', '2'], {
    cwd: folder,
    env: { ...process.env, PATH: path },
  });
  expect(stdout).toBe('a b2\n');
});

test('what it gives is written as whoever calls it says', async () => {
  const folder = await temporaryFolder();
  const write = async (name: string, text: string): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, text);
    return file;
  };
  const own = await write('own.hw', 'param($Output) "to $Output"');
  const plain = await write('plain.hw', 'param($n) $n');
  const of = async (...words: readonly string[]): Promise<string> =>
    (await hawserHere(words)).stdout;
  expect(await of(own, '-Output', 'json')).toBe('to json\n');
  expect(await of(plain, '-Output', 'jsonl', '-n', '5')).toBe('"5"\n');
  expect(await of('-Output', 'jsonl', plain, '5')).toBe('"5"\n');
  const { stdout } = await hawserHere([plain, '5'], { env: { HAWSER_OUTPUT: 'jsonl' } });
  expect(stdout).toBe('"5"\n');
});

test('a program that names no parameters can be told to change nothing', async () => {
  const file = join(await temporaryFolder(), 'a.hw');
  await writeFile(file, "'x' | set-content made.txt; $args.Count");
  const { stdout, stderr } = await hawserHere([file, '-WhatIf', 'b'], { cwd: dirname(file) });
  expect(stdout).toBe('1\n');
  expect(stderr).toContain('What if: Performing the operation "Write file" on target "made.txt".');
  expect(await readdir(dirname(file))).toEqual(['a.hw']);
});

test('where nobody looks, the first error ends it, and says how', async () => {
  const { code, stdout, stderr } = await hawser(['-Command', '1\nget-profile nobody\n2']);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '1\n' });
  expect(stderr).toContain('At line 2, column 1:\n  get-profile nobody\n  ~~~~~~~~~~~~~~~~~~\n');
});

test('Ctrl-C ends it in the middle of a loop, tidied up, and with 130', async () => {
  const folder = await temporaryFolder();
  const program = `try { write-host on; foreach ($i in 1..1000000) { foreach ($j in 1..9) { $i } } }
    finally { 'tidy' | set-content tidy.txt; 'more' | set-content tidy.txt -Append }`;
  const child = spawn(
    process.execPath,
    [hawserProgram, '-Command', `foreach ($k in 1..1000000) { ${program} }`],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  await once(child.stderr, 'data');
  child.kill('SIGINT');
  const [code] = (await once(child, 'close')) as [number | null];
  expect({ code, said }).toEqual({ code: 130, said: 'on\nhawser: Interrupted.\n' });
  expect(await readdir(folder)).toEqual(['tidy.txt']);
  expect(await readFile(join(folder, 'tidy.txt'), 'utf8')).toBe('tidy\nmore\n');
});

test('what is not written as a program is refused before anything runs', async () => {
  const { code, stdout, stderr } = await hawser(['-Command', 'echo 1; echo (2']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('  echo 1; echo (2\n               ~\n');
});
