import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../hawser.ts';
import { runShell } from './run-shell.ts';

test.each([
  ['get-x (1', 'syntax-unclosed', 'The ( that begins here has no end.'],
  ['"abc', 'syntax-unclosed', 'The text that begins here has no end.'],
  ['foreach ($i in 1..2) { $i', 'syntax-unclosed', 'The block that begins here has no end.'],
  ['1 +', 'syntax-ends-early', 'The program ends where a value is needed.'],
  ['1 2', 'syntax-unexpected', '"2" makes no sense here: the end of the statement is needed.'],
  ['1 -foo 2', 'syntax-unknown-operator', 'There are -and, -or'],
  ['[nope]1', 'syntax-unknown-type', 'There is no type [nope].'],
  ['while (1) {}', 'syntax-unsupported', '"while" is not a part of this language.'],
  ['switch (1) {}', 'syntax-unsupported', '"switch" is not a part of this language.'],
  ['class A {}', 'syntax-unsupported', '"class" is not a part of this language.'],
  ['$a++', 'syntax-unsupported', '++ and -- is not a part of this language.'],
  ['"a".Nope()', 'value-no-method', 'has nothing to call that is named "Nope"'],
  ['(1, 2).Where({ $_ })', 'value-no-method', 'Where-Object'],
  ['$null.Trim()', 'value-no-method', '$null has nothing'],
  ['echo 1 2>$null', 'syntax-unsupported', '-ErrorAction SilentlyContinue'],
  ['[datetime]::Now', 'syntax-unsupported', 'What follows :: is not a part'],
  ['echo 1 > file', 'syntax-unsupported', 'Redirecting by > or < is not a part'],
  ['"hi" > y.txt', 'syntax-unsupported', 'Write it so: "hi" | Out-File y.txt'],
  ['1; echo a | sort >> "my file"', 'syntax-unsupported', 'a | sort | Out-File "my file" -Append'],
  ['get-x > $null', 'syntax-unsupported', 'Write it so: get-x | Out-Null'],
  ['{ measure < a.txt }', 'syntax-unsupported', 'Write it so: Get-Content a.txt | measure'],
  ['$x ? 1 : 2', 'syntax-unsupported', 'Choosing by ? and ?? is not a part'],
  ['[math]::Round(2.5)', 'syntax-unsupported', 'What follows :: is not a part'],
  ['function f { param([ValidateSet("a")]$x) $x }', 'syntax-unsupported', '[ValidateSet(…)]'],
  ['function f { param([Parameter(ValueFromPipeline)]$x) $x }', 'syntax-unsupported', '$input'],
  ['"a" -replace "a", { 1 }', 'value-not-addable', 'a block'],
  ['"a" -split ",", -2', 'value-not-convertible', 'an option of -split'],
  ['$ErrorActionPreference = "Stopp"', 'value-not-convertible', 'There are Continue'],
  ['set-variable ErrorActionPreference Stopp', 'value-not-convertible', 'There are Continue'],
  ['1 | select @{ n = "a"; e = { 1 }; width = 5 }', 'shell-unknown-key', '"width" means nothing'],
  ['@{ a = 1 } | select -ExpandProperty b', 'shell-no-property', 'no property "b"'],
  ['1 || exit 3', 'syntax-unsupported', '"exit" within a pipeline is not a part'],
  ['1 | return', 'syntax-unsupported', 'behind && and || it stands in $( … )'],
  ['exit 256', 'program-no-exit-code', '256 is no exit code.'],
  ['exit -1', 'program-no-exit-code', 'a whole number from 0 to 255'],
  ['exit 1.5', 'program-no-exit-code', '1.5 is no exit code.'],
  ['exit "many"', 'program-no-exit-code', '"many" is no exit code.'],
  ['exit $unset', 'program-no-exit-code', '$null is no exit code.'],
  ['exit (1, 2)', 'program-no-exit-code', 'a list is no exit code.'],
  ['add-content a b', 'shell-elsewhere', 'Set-Content -Append'],
  ['[int[]]("1", "x")', 'value-not-convertible', '"x" cannot be made a whole number'],
  ['echo 1 &', 'syntax-unsupported', '& at the end of a command'],
  ['. { 1 }', 'syntax-unsupported', '. before a block or a file'],
  ['try { 1 }', 'syntax-ends-early', 'catch or finally'],
  ['5 = 1', 'syntax-unexpected', '"=" makes no sense here'],
  ['$env:A = 1', 'program-environment-is-read', 'The environment can be read here'],
  ['$true = 1', 'program-constant', '$true cannot be changed.'],
  ['99999999999999999999', 'syntax-bad-number', 'too large to be counted exactly'],
  ['"a" - 1', 'value-no-number', '- needs a number, and "a" is none.'],
  ['[int]"x"', 'value-not-convertible', '"x" cannot be made a whole number.'],
  ['"a" -match "("', 'value-bad-pattern', 'is no regular expression'],
  ['"{1}" -f 0', 'value-bad-format', 'there is no value 1'],
  ['1..100000000', 'value-too-large', 'a list of more than 1,000,000 elements'],
  ['"a" * 100000000', 'value-too-large', 'a text of more than'],
  [
    '$s = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"; $s -match "^(a+)+$"',
    'value-slow-pattern',
    'takes too long',
  ],
  ['"$("x" * 16000000)" * 2', 'value-too-large', 'a text of more than'],
  ['$a = @("x" * 16000000) * 60; "$a"', 'value-too-large', 'a text of more than'],
  ['$a = @("x" * 16000000) * 60; $a -join 1', 'value-too-large', 'a text of more than'],
  ['("{0,999999}" * 1000) -f 1', 'value-too-large', 'a text of more than'],
  ['("x" * 1000000) -replace "x", ("y" * 10000)', 'value-too-large', 'there is room for'],
  ['(Get-Date) + (New-TimeSpan -Days 1000000000)', 'value-too-large', 'a date of more than'],
  ['("a" * 1000000) -like ("*" + "a" * 100000 + "b")', 'value-slow-wildcard', 'takes too long'],
  ['("a," * 20000) | ConvertFrom-Csv', 'shell-unreadable', 'more than 10,000 columns'],
  ['$h = @{}; $h.a = $h; $h | Out-String', 'value-too-nested', 'a value within values'],
  ['$a = 1, 2; $a[0] = $a; ConvertTo-Json $a', 'value-too-nested', 'a value within values'],
  [
    '$a = 1; 1..40 | % { $a = @($a, $a) }; $a | Out-String',
    'value-too-large',
    'a list of more than 1,000,000 elements',
  ],
  ['function f { f } f', 'program-too-deep', 'More than 500 functions have called each other.'],
  ['& 5', 'program-no-block', 'a number cannot be called.'],
  ['echo 1 | nope', 'argument-unknown-command', 'There is no command "nope".'],
  ['select -nope 1', 'argument-unknown-parameter', 'There is no parameter -nope.'],
  [
    'function f([Parameter(Mandatory)]$x) { $x } f',
    'argument-missing',
    'What must be given is missing: -X.',
  ],
  ['echo a\u200bb', 'syntax-control-character', 'U+200B'],
  ['\u202eecho', 'syntax-control-character', 'There is a character that nobody can see: U+202E.'],
])('%s', async (program, code, message) => {
  const { ended, said } = await runShell(program);
  expect(ended).toBe(code);
  expect(said).toContain(message);
});

test('brackets within brackets have an end', async () => {
  const { ended } = await runShell(`${'('.repeat(50_000)}1${')'.repeat(50_000)}`);
  expect(ended).toBe('syntax-too-deep');
});

test('and so have operators in a row', async () => {
  expect((await runShell(`1${'+1'.repeat(100_000)}`)).ended).toBe('syntax-too-many-operators');
  expect((await runShell(`$a${'.b'.repeat(100_000)}`)).ended).toBe('syntax-too-many-operators');
});

test('and so have the stages of a pipeline, and the cases of an if', async () => {
  expect((await runShell(`1${'|% { $_ }'.repeat(3000)}`)).ended).toBe('syntax-too-many-operators');
  const cases = `if (0) { 1 } ${'elseif (0) { 1 } '.repeat(3000)}`;
  expect((await runShell(cases)).ended).toBe('syntax-too-many-operators');
});

test('nothing is nothing, however often', async () => {
  expect((await runShell('@() * 1000000000; "" * (1e308 * 10)')).objects).toEqual(['']);
});

test('a pipe that nobody reads is not waited for', async () => {
  const pipe = join(await temporaryFolder(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const { ended, said } = await runShell(`1 | Out-File -Append ${pipe}`);
  expect(ended).toBe('shell-unwritable');
  expect(said).toContain('it is not a file, but a pipe');
});

test('a program has a length', async () => {
  expect((await runShell(' '.repeat(2 ** 20 + 1))).ended).toBe('syntax-too-long');
});
