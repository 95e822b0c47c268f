import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { runShell } from './run-shell.ts';

test.each([
  ['1; exit 3; 2', 3, [1]],
  ['exit', 0, []],
  ['$code = 2; exit $code + 1', 3, []],
  ["exit '7'", 7, []],
  ['function leave($n) { exit $n } leave 5; 1', 5, []],
  ['foreach ($i in 1..9) { $i; if ($i -eq 2) { exit 4 } }', 4, [1, 2]],
  ['1..9 | % { if ($_ -gt 2) { exit 6 }; $_ } | % { $_ * 10 }', 6, [10, 20]],
  ["try { exit 3 } catch { 'caught' } finally { 'tidy' }; 'never'", 3, ['tidy']],
  ["try { throw 'no' } finally { exit 8 }", 8, []],
  ['1..4 | % -Parallel { if ($_ -eq 3) { exit 9 }; start-sleep 600 }', 9, []],
  ['& { exit 2 }; 1', 2, []],
  ['$n = $(1; exit 2); $n', 2, []],
  ['no-such-command || $(exit 4)', 4, []],
])('exit ends the whole program: %s', async (program, exitCode, objects) => {
  const ran = await runShell(program, { errorAction: 'Continue' });
  expect(ran).toMatchObject({ exitCode, objects, ended: undefined });
});

test('its exit code is that of hawser, whatever failed before', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a.hw'), 'param([int]$code)\n1\nexit $code\n2\n');
  const here = { cwd: folder };
  expect(await hawserHere(['a.hw', '-Code', '42'], here)).toMatchObject({
    code: 42,
    stdout: '1\n',
  });
  expect(await hawserHere(['-Command', 'exit 255'])).toMatchObject({ code: 255, stdout: '' });
  const failed = '$ErrorActionPreference = "Continue"; get-profile nobody; exit';
  expect(await hawserHere([], { stdin: failed })).toMatchObject({ code: 0 });
  const json = await hawserHere(['-Output', 'json', '-Command', '1; exit 3']);
  expect(json.code).toBe(3);
  expect(JSON.parse(json.stdout)).toMatchObject({ value: [1], errors: [] });
});

test('one that no program can end with ends it as an error', async () => {
  const { objects, ended } = await runShell('exit 300; 1', { errorAction: 'Continue' });
  expect({ objects, ended }).toEqual({ objects: [], ended: 'program-no-exit-code' });
  expect((await runShell('try { exit 300 } catch { $_.Code }')).objects).toEqual([
    'program-no-exit-code',
  ]);
});

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly end: unknown;
  readonly isKept: boolean;
}

async function runbook(text: string, ...words: readonly string[]): Promise<Ran> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a.hw'), text);
  const files = ['-LogFile', 'log.jsonl', '-Checkpoint', 'kept'];
  const ran = await hawserHere(['invoke-runbook', 'a.hw', ...files, ...words], { cwd: folder });
  const lines = (await readFile(join(folder, 'log.jsonl'), 'utf8')).trim().split('\n');
  const isKept = await stat(join(folder, 'kept')).then(
    () => true,
    () => false,
  );
  return { ...ran, end: JSON.parse(lines.at(-1) ?? ''), isKept };
}

test('a runbook that ends so with 0 has completed, also after what failed', async () => {
  const program = 'get-profile nobody\nforeach ($i in 1..3) { $i; exit 0 }\n';
  const { code, stdout, end, isKept } = await runbook(program, '-ErrorAction', 'Continue');
  expect({ code, stdout, isKept }).toEqual({ code: 0, stdout: '1\n', isKept: false });
  expect(end).toMatchObject({ kind: 'end', result: 'done', exitCode: 0 });
});

test('and with any other has failed so, and is over', async () => {
  const { code, stdout, stderr, end, isKept } = await runbook("'one'\nexit 42\n'two'\n");
  expect({ code, stdout, isKept }).toEqual({ code: 42, stdout: 'one\n', isKept: false });
  expect(stderr).toContain('a.hw has ended itself with the exit code 42.');
  expect(stderr).toContain('in the log of the run: log.jsonl');
  const failed = { result: 'failed', error: 'runbook-run-exited', exitCode: 42 };
  expect(end).toMatchObject({ kind: 'end', ...failed });
});

test('one within another ends alone, and $LASTEXITCODE says how', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'inner.hw'), "'inner'\nexit 9\n");
  const program = 'try { invoke-runbook inner.hw } catch { "$LASTEXITCODE $($_.Code)" }';
  const { code, stdout } = await hawserHere(['-Command', program], { cwd: folder });
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'inner\n9 runbook-run-exited\n' });
});

test('test-runbook knows it, and what it cannot end with', async () => {
  const file = join(await temporaryFolder(), 'a.hw');
  await writeFile(file, 'param($n)\nif ($n) { exit $n }\nif ($n) { exit -1 }\nexit 256\n');
  const { stdout } = await hawserHere(['test-runbook', file, '-Output', 'json']);
  const { value } = JSON.parse(stdout) as { value: { line: number; message: string }[] };
  expect(value.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '3 "-1" is no exit code.',
    '4 "256" is no exit code.',
  ]);
});
