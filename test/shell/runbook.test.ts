import { execFileSync } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';

const program = `param([Parameter(Mandatory)][int]$Floor, [securestring]$Password, [string]$Place = 'hall')
"floor $Floor at $Place, $Password"
foreach ($i in 1..3) { if ($i -eq 2) { continue }; $i * $Floor }
$password = 'hunter22'
if ($Floor -gt 5) { 'high' } else { get-profile nobody }
`;

async function runbook(text: string): Promise<{ folder: string; file: string; log: string }> {
  const folder = await temporaryFolder();
  const file = join(folder, 'nightly.hw');
  await writeFile(file, text);
  return { folder, file, log: join(folder, 'run.jsonl') };
}

async function records(log: string): Promise<Record<string, unknown>[]> {
  const lines = (await readFile(log, 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('a runbook runs with its parameters, and its log tells of each statement', async () => {
  const { folder, file, log } = await runbook(program);
  await writeFile(join(folder, 'given.yaml'), 'floor: 3\nplace: stairs, left\n');
  await writeFile(join(folder, 'password'), 'not to be seen\n');
  const words = ['invoke-runbook', file, '-ParametersFile', 'given.yaml', '-LogFile', log];
  words.push('-Parameters', 'Floor=7,PasswordFile=password', '-Output', 'jsonl');
  const { code, stdout, stderr } = await hawserHere(words, { cwd: folder });
  expect({ code, stderr, stdout }).toEqual({
    code: 0,
    stderr: '',
    stdout: '"floor 7 at stairs, left, [secret]"\n7\n21\n"high"\n',
  });
  const all = await records(log);
  expect(all.map(({ kind, line, item, result }) => [kind, line, item, result])).toEqual([
    ['begin', undefined, undefined, undefined],
    ['statement', 2, undefined, 'done'],
    ['item', 3, 1, 'done'],
    ['item', 3, 2, 'done'],
    ['item', 3, 3, 'done'],
    ['statement', 3, undefined, 'done'],
    ['statement', 4, undefined, 'done'],
    ['statement', 5, undefined, 'done'],
    ['end', undefined, undefined, 'done'],
  ]);
  const parameters = { Floor: '7', place: 'stairs, left', PasswordFile: '[secret]' };
  expect(all[0]).toMatchObject({ runbook: file, parameters, whatIf: false });
  expect(all[6]?.['text']).toBe('$password = [secret]');
  expect((await stat(log)).mode & 0o777).toBe(0o600);
});

test('what fails in it ends it, with its place, its log and its exit code', async () => {
  const { file, log } = await runbook(program);
  const words = ['invoke-runbook', file, '-Parameters', 'Floor=1', '-LogFile', log];
  const { code, stderr } = await hawserHere(words);
  expect(code).toBe(3);
  expect(stderr).toContain('line 5, column 37:\n');
  const ends = (await records(log)).slice(-2);
  expect(ends).toMatchObject([
    { kind: 'statement', line: 5, result: 'failed', error: 'profile-not-found' },
    { kind: 'end', result: 'failed', error: 'profile-not-found' },
  ]);
});

test('one that goes on over what fails says so at its end', async () => {
  const { file, log } = await runbook('get-profile nobody\n1\n');
  const words = ['invoke-runbook', file, '-ErrorAction', 'Continue', '-LogFile', log];
  const { code, stdout, stderr } = await hawserHere(words);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '1\n' });
  expect(stderr).toContain('has run to its end, and 1 of its statements failed');
});

test.each([
  ['Floors=1', 'It has Floor, PasswordFile, PasswordEnv, PasswordStdin, PasswordVault, Place.'],
  ['Floor=first', '"first" cannot be made a whole number'],
  ['Place=here', 'needs Floor'],
  ['Floor=1,Password=hunter22', 'Say where it is: PasswordFile=…'],
  ['Floor', '"Floor" is no parameter with its value.'],
])('parameters that do not fit are refused: %s', async (parameters, said) => {
  const { file } = await runbook(program);
  const { code, stdout, stderr } = await hawserHere([
    'invoke-runbook',
    file,
    '-Parameters',
    parameters,
  ]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(said);
  expect(stderr).not.toContain('hunter22');
});

const truth = `param([bool]$Yes, [switch]$Too)
"$Yes $Too"
`;

test.each([
  ['Yes=false,Too=no', 'False False'],
  ['Yes=$true,Too=1', 'True True'],
])('who says what is true or false is understood: %s', async (parameters, said) => {
  const { file } = await runbook(truth);
  const { stdout } = await hawserHere(['invoke-runbook', file, '-Parameters', parameters]);
  expect(stdout).toBe(`${said}\n`);
});

test('a text that says neither is neither', async () => {
  const { file } = await runbook(truth);
  const { code, stderr } = await hawserHere([file, '-Yes', 'maybe']);
  expect(code).toBe(2);
  expect(stderr).toContain('"maybe" cannot be made a truth value.');
});

const laughs = Array.from(
  { length: 9 },
  (_, at) =>
    `n${at}: &n${at} [${Array.from({ length: 9 }, () => (at === 0 ? 'x' : `*n${at - 1}`)).join()}]`,
).join('\n');

test.each([
  [laughs, 'Excessive alias count'],
  ['Place: &a [*a]', 'a value in it is within itself'],
  ['Place: !!js/function "x"', 'Unresolved tag'],
  ['%YAML 1.1\n---\nPlace: !!binary aGVsbG8=', 'Unresolved tag'],
  ['Floor: 1\nFloor: 2', 'the name "Floor" is in it twice'],
  ['? [a]\n: 1', 'a name in it is no text'],
  ['__proto__: { Floor: 1 }', 'has no parameter "__proto__"'],
  ['Floor: 1\nPassword: hunter22', 'nor in a file of parameters'],
  ['- Floor', 'it is not one value for each name'],
  ['x'.repeat(1024 ** 2 + 1), 'it is larger than 1048576 bytes'],
  ['['.repeat(50_000), 'cannot be taken'],
  [Array.from({ length: 60_000 }, (_, at) => `k${at}: 1`).join('\n'), 'has no parameter "k0"'],
])('a file of parameters that is none is refused: %.40j', async (text, said) => {
  const { folder, file } = await runbook(program);
  await writeFile(join(folder, 'given.yaml'), text);
  const words = ['invoke-runbook', file, '-ParametersFile', 'given.yaml'];
  const { code, stdout, stderr } = await hawserHere(words, { cwd: folder });
  expect({ stdout, isRefused: code === 2 || code === 3 }).toEqual({ stdout: '', isRefused: true });
  expect(stderr).toContain(said);
  expect(stderr).not.toMatch(/hunter22|Warning/);
});

test.each([
  'set-content there.txt 1 -WhatIf:$false',
  '$WhatIfPreference = $false; set-content there.txt 1',
  'function f { set-content there.txt 1 }; f -WhatIf:$false',
  "& { $global:WhatIfPreference = $false; 'a' | out-file there.txt -Append }",
  "'a' | tee there.txt -WhatIf:$false",
  "'a' | export-csv there.txt -WhatIf:$false",
  'try { set-content there.txt 1 -WhatIf:$false } finally { set-content there.txt 1 }',
  "set-content inner.hw 'set-content there.txt 1'; invoke-runbook other.hw -WhatIf:$false",
])('with -WhatIf nothing is changed, whatever it says itself: %s', async (text) => {
  const { folder, file, log } = await runbook(text);
  await writeFile(join(folder, 'other.hw'), 'set-content there.txt 1 -WhatIf:$false\n');
  const words = ['invoke-runbook', file, '-WhatIf', '-LogFile', log];
  const { stderr } = await hawserHere(words, { cwd: folder });
  expect(stderr).toMatch(/What if: Performing the operation ".*" on target "there.txt"./);
  expect((await readdir(folder)).toSorted()).toEqual(['nightly.hw', 'other.hw', 'run.jsonl']);
  const results = (await records(log)).map(({ result }) => result);
  expect(results).not.toContain('failed');
});

test.each([
  ['pipe', 'it is not a file, but a named pipe'],
  ['.', 'it is a folder'],
  ['/dev/full', 'the disk is full'],
])('nothing runs where its log cannot be written: %s', async (name, said) => {
  const { folder, file } = await runbook("'it runs'\n");
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const words = ['invoke-runbook', file, '-LogFile', name];
  const { code, stdout, stderr } = await hawserHere(words, { cwd: folder });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(said);
});

test('what an earlier run could not finish in the log spoils nothing of this one', async () => {
  const { file, log } = await runbook("'it runs'\n");
  await writeFile(log, '{"kind":"statement","li');
  await hawserHere(['invoke-runbook', file, '-LogFile', log]);
  const [broken, ...lines] = (await readFile(log, 'utf8')).trim().split('\n');
  expect(broken).toBe('{"kind":"statement","li');
  const kinds = lines.map(
    (line) => (JSON.parse(line) as Readonly<Record<string, unknown>>)['kind'],
  );
  expect(kinds).toEqual(['begin', 'statement', 'end']);
});

test.each([
  "$password = 'hunter22'",
  "$t = @{ Password = 'hunter22' }",
  "$t = @{}; $t.Password = 'hunter22'",
  "$t = @{}; $t['password'] = 'hunter22'",
  "$t = @{}; $t.Add('password', 'hunter22')",
  'set-variable password hunter22',
  "set-variable -Name token -Value 'hunter22'",
  "if ($password -eq 'hunter22') { 1 }",
  "@{ Password = 1 } | where { $_.Password -eq 'hunter22' }",
  "try { invoke-runbook inner.hw -Parameters User=ada,Password=hunter22 } catch { 'refused' }",
])('what is named like a secret is in no log: %s', async (text) => {
  const { folder, file, log } = await runbook(text);
  await writeFile(join(folder, 'inner.hw'), 'param($User, [securestring]$Password)\n');
  const words = ['invoke-runbook', file, '-LogFile', log];
  expect(await hawserHere(words, { cwd: folder })).toMatchObject({ code: 0 });
  const shown = await readFile(log, 'utf8');
  expect(shown).not.toContain('hunter22');
  expect(shown).toContain('[secret]');
});

test('a file that begins with the name of hawser runs by itself', async () => {
  const { file } = await runbook('#!/usr/bin/env hawser\nparam([int]$N)\n$N + 1\n');
  expect(await hawserHere([file, '-N', '4'])).toEqual({ code: 0, stdout: '5\n', stderr: '' });
});

test('one within another is a part of its run, and has what that was given', async () => {
  const { folder, file } = await runbook('invoke-runbook inner.hw | % { "inner: $_" }\n');
  await writeFile(
    join(folder, 'inner.hw'),
    "write-verbose 'to be heard'\n'done'; set-content there.txt 1\n",
  );
  const words = ['invoke-runbook', file, '-Verbose', '-WhatIf'];
  const { code, stdout, stderr } = await hawserHere(words, { cwd: folder });
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'inner: done\n' });
  expect(stderr).toContain('VERBOSE: to be heard\n');
  expect(stderr).toContain('What if: Performing the operation "Write file" on target "there.txt".');
});
