import { setTimeout } from 'node:timers/promises';
import { defineCommand } from '@hawser/command/declaration/command';
import { errorTable } from '@hawser/core/errors';
import { expect, test } from 'vitest';
import { runShell } from './run-shell.ts';

const errors = errorTable('thing', {
  broken: { kind: 'conflict', message: '{name} is broken.', hint: 'Mend it.' },
});

let given = 0;

const getThing = defineCommand({
  verb: 'Get',
  noun: 'Thing',
  summary: 'Gives things without an end.',
  parameters: {},
  impact: 'none',
  examples: [],
  async *run() {
    for (given = 0; ; given += 1) yield { name: `thing-${given}`, size: given };
  },
});

const changed: string[] = [];

const setThing = defineCommand({
  verb: 'Set',
  noun: 'Thing',
  summary: 'Changes a thing.',
  parameters: {
    name: {
      type: 'string',
      mandatory: true,
      position: 0,
      pipeline: 'value-and-property',
      help: '',
    },
    size: { type: 'size', pipeline: 'property', help: '' },
    tag: { type: 'string', list: true, help: '' },
    wait: { type: 'int', help: '' },
  },
  impact: 'medium',
  examples: [],
  async *run({ parameters: { name, size, tag, wait }, should, signal }) {
    if (!(await should(name, 'Set thing'))) return;
    if (wait !== undefined) await setTimeout(wait, undefined, { signal });
    if (name.startsWith('bad')) throw errors('broken', { name }, { target: name });
    changed.push(name);
    yield { name, size: size ?? null, tag: tag ?? [] };
  },
});

let waiting: (() => void)[] = [];

const syncThing = defineCommand({
  verb: 'Sync',
  noun: 'Thing',
  summary: 'Waits until so many have been called.',
  parameters: { count: { type: 'int', mandatory: true, position: 0, help: '' } },
  impact: 'none',
  examples: [],
  async *run({ parameters: { count }, signal }) {
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      waiting.push(resolve);
      if (waiting.length < count) return;
      for (const go of waiting) go();
      waiting = [];
    });
    yield { count };
  },
});

const commands = [getThing, setThing, syncThing];

test('a range that goes into a pipeline may be longer than a list', async () => {
  const { objects } = await runShell('1..1e15 | select -First 3; 2..-1 | % { $_ }');
  expect(objects).toEqual([1, 2, 3, 2, 1, 0, -1]);
  expect(await runShell('$all = 1..1e15')).toMatchObject({ ended: 'value-too-large' });
  expect(await runShell('1..1e300 | measure')).toMatchObject({ ended: 'value-too-large' });
});

test('a command that gives without an end is stopped when enough is there', async () => {
  const ran = await runShell('get-thing | select -First 3 | % Name', { commands });
  expect(ran).toMatchObject({ objects: ['thing-0', 'thing-1', 'thing-2'], said: '' });
  expect(given).toBeLessThan(4);
});

test('a finally of the block before runs when it is stopped, and what comes after the pipeline, too', async () => {
  const program =
    'function f { try { get-thing } finally { write-host "tidy" } } f | select -First 1; "after"';
  const ran = await runShell(program, { commands });
  expect(ran.objects).toEqual([{ name: 'thing-0', size: 0 }, 'after']);
  expect(ran.said).toBe('tidy\n');
});

test.each([
  ['set-thing Office -Size 2KB -Tag a,b', { name: 'Office', size: 2048, tag: ['a', 'b'] }],
  ["set-thing -Name:Office --size=2KB --tag 'a,b'", { name: 'Office', size: 2048, tag: ['a,b'] }],
  ['set-thing 007', { name: '007', size: null, tag: [] }],
  ['$n = "x y"; set-thing $n', { name: 'x y', size: null, tag: [] }],
  ['$n = "x"; set-thing a-$n.b', { name: 'a-x.b', size: null, tag: [] }],
  ['"one" | set-thing', { name: 'one', size: null, tag: [] }],
  ['[pscustomobject]@{ Name = "o"; Size = "1kb" } | set-thing', { name: 'o', size: 1024, tag: [] }],
  ['$p = @{ Size = 5; Tag = "t" }; set-thing o @p', { name: 'o', size: 5, tag: ['t'] }],
  ['(set-thing o).Name | set-thing -Size (1 + 1)', { name: 'o', size: 2, tag: [] }],
])('%s', async (program, object) => {
  expect(await runShell(program, { commands })).toMatchObject({ objects: [object], said: '' });
});

test('what fails for one object does not end it for the others', async () => {
  const ran = await runShell('"a", "bad", "c" | set-thing | % Name; $?; $Error[0].Target', {
    commands,
    errorAction: 'Continue',
  });
  expect(ran.objects).toEqual(['a', 'c', false, 'bad']);
  expect(ran.said).toContain('Set-Thing: bad is broken.');
});

test('but where errors are to end the program', async () => {
  const ran = await runShell('"a", "bad", "c" | set-thing | % Name', { commands });
  expect(ran).toMatchObject({ objects: ['a'], ended: 'thing-broken', exitCode: 5 });
});

test('a command says itself what becomes of its errors', async () => {
  const ran = await runShell('"a", "bad" | set-thing -ErrorAction Ignore | % Name; $Error.Count', {
    commands,
  });
  expect(ran).toMatchObject({ objects: ['a', 0], said: '' });
});

test('nothing is changed where only is asked what would be', async () => {
  changed.length = 0;
  const ran = await runShell(
    '$WhatIfPreference = $true; "a", "b" | set-thing; set-thing c -WhatIf',
    {
      commands,
    },
  );
  expect(changed).toEqual([]);
  expect(ran.said.match(/What if: /g)).toHaveLength(3);
});

test('several run at once', async () => {
  // None is done before eight have come.
  const program = '1..8 | % -Parallel { sync-thing 8 } -ThrottleLimit 8 | measure | % Count';
  expect((await runShell(program, { commands })).objects).toEqual([8]);
});

test('those that still run are stopped when enough is there', async () => {
  const program =
    '1..2 | % -Parallel { if ($_ -eq 1) { sync-thing 9 } else { $_ } } | select -First 1';
  expect(await runShell(program, { commands })).toMatchObject({ objects: [2], said: '' });
});

test('who interrupts stops the command that runs', async () => {
  const stop = new AbortController();
  const running = runShell('set-thing x -Wait 60000; 1', { commands, signal: stop.signal });
  stop.abort(new Error('interrupted'));
  expect((await running).objects).toEqual([]);
});

test('a table of one command is shown as that command shows it', async () => {
  const ran = await runShell('get-thing | select -First 2 | out-string', { commands });
  expect(ran.objects).toEqual(['Name     Size\n----     ----\nthing-0     0\nthing-1     1\n']);
});

const typed = (noun: string) =>
  defineCommand({
    verb: 'Get',
    noun,
    summary: 'Gives one.',
    parameters: {
      id: { type: 'string', pipeline: 'property', from: { 'Hawser.Job': 'id' }, help: '' },
      printer: {
        type: 'string',
        pipeline: 'property',
        from: { 'Hawser.Printer': 'name' },
        help: '',
      },
    },
    impact: 'none',
    output: {
      name: `Hawser.${noun}`,
      properties: {
        id: { type: 'string', description: '' },
        name: { type: 'string', description: '' },
        by: { type: 'object', description: '' },
      },
    },
    examples: [],
    async *run({ parameters: by }) {
      yield { id: `${noun}-1`, name: 'Office', by };
    },
  });

test('what a command takes of an object follows from what it is, and not from names', async () => {
  const typedCommands = [typed('Printer'), typed('Job'), typed('Lamp')];
  const run = async (text: string) => runShell(text, { commands: typedCommands });
  expect(await run('(Get-Printer | Get-Job).by')).toMatchObject({
    objects: [{ printer: 'Office' }],
  });
  expect(await run('Get-Job | where name -like O* | Get-Job | % by')).toMatchObject({
    objects: [{ id: 'Job-1' }],
  });
  expect(await run('(Get-Printer | select id | Get-Job).by')).toMatchObject({
    objects: [{ id: 'Printer-1' }],
  });
  const refused = await run('Get-Lamp | Get-Job');
  expect(refused).toMatchObject({ objects: [], ended: 'argument-other-object', exitCode: 2 });
  expect(refused.said).toContain('An input object is a Lamp, and get-job takes only Job, Printer.');
});
