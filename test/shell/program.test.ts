import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hawser, temporaryFolder } from '../hawser.ts';

test('a program runs from the command line', async () => {
  const program = 'get-command *profile* | where Name -like get* | select Name';
  const { code, stdout } = await hawser(['-Command', program]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Name : Get-Profile\n' });
});

test('and gives one text of a form', async () => {
  const { stdout } = await hawser(['-Output', 'json', '-Command', '1; @{ a = 2 }']);
  expect(JSON.parse(stdout)).toMatchObject({ version: 1, value: [1, { a: 2 }], errors: [] });
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

test('where nobody looks, the first error ends it, and says how', async () => {
  const { code, stdout, stderr } = await hawser(['-Command', '1\nget-profile nobody\n2']);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '1\n' });
  expect(stderr).toContain('At line 2, column 1:\n  get-profile nobody\n  ~~~~~~~~~~~~~~~~~~\n');
});

test('what is not written as a program is refused before anything runs', async () => {
  const { code, stdout, stderr } = await hawser(['-Command', 'echo 1; echo (2']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('  echo 1; echo (2\n               ~\n');
});
