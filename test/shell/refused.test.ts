import { expect, test } from 'vitest';
import { runShell } from './run-shell.ts';

test.each([
  ['get-x (1', 'syntax-unclosed', 'The ( that begins here has no end.'],
  ['"abc', 'syntax-unclosed', 'The text that begins here has no end.'],
  ['foreach ($i in 1..2) { $i', 'syntax-unclosed', 'The block that begins here has no end.'],
  ['1 +', 'syntax-ends-early', 'The program ends where a value is needed.'],
  ['1 2', 'syntax-unexpected', '"2" makes no sense here: the end of the statement is needed.'],
  ['1 -foo 2', 'syntax-unknown-operator', 'There is no operator -foo.'],
  ['[nope]1', 'syntax-unknown-type', 'There is no type [nope].'],
  ['while (1) {}', 'syntax-unsupported', '"while" is not a part of this language.'],
  ['switch (1) {}', 'syntax-unsupported', '"switch" is not a part of this language.'],
  ['class A {}', 'syntax-unsupported', '"class" is not a part of this language.'],
  ['$a++', 'syntax-unsupported', '++ and -- is not a part of this language.'],
  ['"a".ToUpper()', 'syntax-unsupported', 'Calling what belongs to a value'],
  ['[datetime]::Now', 'syntax-unsupported', 'What follows :: is not a part'],
  ['echo 1 > file', 'syntax-unsupported', 'Redirecting by > or < is not a part'],
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

test('a program has a length', async () => {
  expect((await runShell(' '.repeat(2 ** 20 + 1))).ended).toBe('syntax-too-long');
});
