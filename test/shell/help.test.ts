import getCommand from '@hawser/command/commands/get-command';
import getHelp from '@hawser/command/commands/get-help';
import { defineCommand } from '@hawser/command/declaration/command';
import { expect, test } from 'vitest';
import { hawserHere } from '../in-process.ts';
import { runShell } from './run-shell.ts';

const sendThing = defineCommand({
  verb: 'Send',
  noun: 'Thing',
  summary: 'Sends a thing.',
  parameters: {},
  impact: 'low',
  examples: [],
  async *run({ should }) {
    if (await should('it', 'Send thing')) yield 'sent';
  },
});

const commands = [getCommand, getHelp, sendThing];

test('Get-Command knows the commands of the product, those of the language, and functions', async () => {
  const program = `function Sort-Thing($Name) { $Name }
    get-command *-thing | select CommandType, Name
    gcm sort-* -Type Cmdlet | % Name
    function within { function inner { 1 } (get-command inner).CommandType } within`;
  const ran = await runShell(program, { commands });
  expect(ran).toMatchObject({
    objects: [
      { commandType: 'Cmdlet', name: 'Send-Thing' },
      { commandType: 'Function', name: 'Sort-Thing' },
      'Sort-Object',
      'Function',
    ],
    said: '',
  });
});

test('Get-Help explains all of them', async () => {
  const program = `function Sort-Thing($Name, [switch]$Twice) { $Name }
    (get-help Where-Object -Examples).Text
    (help sort-thing).Text
    (get-help Send-Thing).Text`;
  const { objects, said } = await runShell(program, { commands });
  expect(said).toBe('');
  const [builtIn, own, product] = objects as readonly string[];
  expect(builtIn).toContain('    get-cloud-printer | where State -eq idle\n');
  expect(own).toContain('USAGE\n  sort-thing [[--name] <value>] [--twice] [<common parameters>]\n');
  expect(product).toContain('USAGE\n  hawser Send-Thing [<common parameters>]\n');
});

test('it lists what is like a name, and explains what alone is', async () => {
  const listed = await runShell("get-help '*-thing' | % Name; help nope-nope", { commands });
  expect(listed).toMatchObject({ objects: ['Send-Thing'], ended: 'argument-unknown-command' });
  const { objects } = await runShell('(get-help *sort*).Text; (get-help object).Name', {
    commands,
  });
  expect(objects[0]).toContain('sort-object – Gives objects in an order.');
  expect(objects).toContain('Where-Object');
  expect((await runShell('get-help *nope*', { commands })).ended).toBe('help-nothing-like');
  const { stdout } = await hawserHere(['get-help', '*printer*']);
  expect(stdout).toMatch(/^ {2}get-cloud-printer {2,}\S.*$/m);
});

test('it explains the language by the tables that it is read by', async () => {
  const { stdout } = await hawserHere(['get-help', 'about_language']);
  const all = ['exit …', '-notlike', 'foreach ($name in …) { … }', 'ToUpper', '$LASTEXITCODE'];
  for (const said of all) expect(stdout).toContain(said);
  const operators = await hawserHere(['get-help', 'about_Comparison_Operators']);
  expect(operators.stdout).toContain('about_Operators – ');
  expect(operators.stdout).toContain('is greater, or the same');
  const list = await hawserHere(['get-help', 'about_*']);
  expect(list.stdout).toContain('about_Variables');
  const none = await hawserHere(['get-help', 'about_nothing']);
  expect(none).toMatchObject({ code: 3, stdout: '' });
  expect(none.stderr).toContain('See what there is: hawser get-help about_*');
});

test('Get-Command chooses by noun, and gives how commands are written', async () => {
  const program = 'get-command -Noun *thing | % Name; gcm -Noun thing,object -Verb Send | % Name';
  expect((await runShell(program, { commands })).objects).toEqual(['Send-Thing', 'Send-Thing']);
  expect((await runShell('get-command send-thing -Syntax', { commands })).objects).toEqual([
    'hawser Send-Thing [<common parameters>]',
  ]);
  const { stdout } = await hawserHere(['get-command', '-Noun', 'profile', '-Syntax']);
  expect(stdout).toContain('hawser Get-Profile [[-Name] <string[]>]');
});

test('the commands of the language are explained on the command line, too', async () => {
  const { code, stdout } = await hawserHere(['get-help', 'Sort-Object', '-Full']);
  expect(code).toBe(0);
  expect(stdout).toContain('USAGE\n  Sort-Object [[-Property] <value[]>]');
  expect(stdout).not.toContain('-TimeoutSec');
});

test('a line as it is typed in another shell is one of a program, too', async () => {
  expect((await runShell('hawser send-thing | % Length', { commands })).objects).toEqual([4]);
});

test('what a call of a function says of changes holds in it', async () => {
  const program = 'function do-it($x) { send-thing } do-it -WhatIf; do-it -Confirm; do-it -Nope';
  const ran = await runShell(program, { commands, answers: ['Y'], errorAction: 'Continue' });
  expect(ran.objects).toEqual(['sent']);
  expect(ran.said).toContain('What if: Performing the operation "Send thing" on target "it".');
  expect(ran.said).toContain('Are you sure you want to perform this action?');
  expect(ran.said).toContain('There is no parameter -Nope.');
});
