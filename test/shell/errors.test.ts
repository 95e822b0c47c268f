import { defineCommand } from '@hawser/command/declaration/command';
import { errorTable } from '@hawser/core/errors';
import { expect, test } from 'vitest';
import { runShell } from './run-shell.ts';

const errors = errorTable('thing', {
  missing: { kind: 'not-found', message: 'There is no {name}.', hint: 'See what there is.' },
});

const findThing = defineCommand({
  verb: 'Find',
  noun: 'Thing',
  summary: 'Finds things but bad ones.',
  parameters: {
    name: { type: 'string', mandatory: true, position: 0, pipeline: 'value', help: '' },
  },
  impact: 'none',
  examples: [],
  async *run({ parameters: { name } }) {
    if (name.startsWith('bad')) throw errors('missing', { name }, { target: name });
    yield name;
  },
});

const commands = [findThing];

test.each([
  ['find-thing bad -ErrorAction SilentlyContinue; $Error.Count; $?', [1, true]],
  ['find-thing bad -ErrorAction Ignore || "none"; $Error.Count', ['none', 0]],
  ['get-content /no/such/file -ErrorAction SilentlyContinue; "on"', ['on']],
  ['1, "x", 3 | measure -Sum -ErrorAction SilentlyContinue | % Sum', [4]],
  ['1..3 | select -First 1 -ErrorAction Stop', [1]],
  ['try { find-thing bad -ErrorAction Stop } catch { $_.Target }', ['bad']],
  ['try { find-thing bad } catch { $_.Target }', ['bad']],
  [
    'try { "a" | find-thing -ErrorAction Ignore | % { 1 / 0 } } catch { $_.Code }',
    ['value-divided-by-zero'],
  ],
])('%s', async (program, objects) => {
  const ran = await runShell(program, { commands });
  expect(ran).toMatchObject({ objects, said: '', ended: undefined });
});

test('what was caught says in a text what failed', async () => {
  const { objects } = await runShell('try { 1 / 0 } catch { "It failed: $_" }');
  expect(objects).toEqual(['It failed: Something is divided by zero.']);
});

test('what fails further down is nothing that a block before it does again', async () => {
  const program = '1..3 | % { $_ } | measure -Sum { throw "no" }; "on"';
  const ran = await runShell(program, { errorAction: 'Continue' });
  expect(ran).toMatchObject({ objects: [], ended: 'program-thrown' });
  const other = await runShell('"a", "b" | % { $_ } | measure -Sum; "on"', {
    errorAction: 'Continue',
  });
  expect(other.objects).toEqual(['on']);
  expect(other.said.match(/is no number/g)).toHaveLength(1);
});

test('-ErrorAction Inquire asks after each error whether to go on', async () => {
  const program = '"bad1", "a", "bad2", "bad3" | find-thing -ErrorAction Inquire; "on"';
  const all = await runShell(program, { commands, answers: ['Y', 'A'] });
  expect(all).toMatchObject({ objects: ['a', 'on'], ended: undefined });
  expect(all.said.match(/\[H\] Halt Command/g)).toHaveLength(2);
  expect(all.said.match(/There is no bad\d\./g)).toHaveLength(5);
  const halted = await runShell(program, { commands, answers: ['Y', 'H'] });
  expect(halted).toMatchObject({ objects: ['a'], ended: 'thing-missing' });
});

test('as $ErrorActionPreference it asks of every statement', async () => {
  const program = '$ErrorActionPreference = "Inquire"; 1 / 0; get-content /no/such; "on"';
  expect(await runShell(program, { answers: ['A'] })).toMatchObject({ objects: ['on'] });
  expect(await runShell(program, { answers: ['H'] })).toMatchObject({
    objects: [],
    ended: 'value-divided-by-zero',
  });
});

test('where nobody can be asked, it ends the program', async () => {
  const program = '"bad", "a" | find-thing -ErrorAction Inquire';
  expect(await runShell(program, { commands, errorAction: 'Continue' })).toMatchObject({
    objects: [],
    said: expect.stringContaining('There is no bad.') as unknown,
  });
});

test.each(['set-variable Error 5', '1 | tee -Variable error', '"x" | set-variable "?"'])(
  '%s is refused, and $Error stays what it is',
  async (statement) => {
    const program = `1 / 0; ${statement}; 2 / 0; $Error.Count; $Error[1].Code`;
    const { objects } = await runShell(program, { errorAction: 'Continue' });
    expect(objects).toEqual([3, 'program-constant']);
  },
);

test.each(['$Error = 5', '$global:Error = 1'])(
  '%s is refused before anything runs',
  async (statement) => {
    const ran = await runShell(`1; ${statement}`, { errorAction: 'Continue' });
    expect(ran).toMatchObject({ objects: [], ended: 'program-constant' });
  },
);

test('$Error has the newest first, and 256 of them', async () => {
  const program = 'foreach ($i in 1..300) { write-error "e$i" }; $Error.Count; $Error[0].Message';
  const { objects } = await runShell(program, { errorAction: 'Continue' });
  expect(objects).toEqual([256, 'e300']);
});
