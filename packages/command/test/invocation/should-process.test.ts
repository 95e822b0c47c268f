import { describe, expect, it } from 'vitest';
import { defineCommand, type Impact } from '../../src/declaration/command.ts';
import type { Choose } from '../../src/invocation/choose.ts';
import { messagesTo } from '../../src/invocation/messages.ts';
import { shouldProcess } from '../../src/invocation/should-process.ts';
import { Collector, run } from '../run-invocation.ts';

/** A command that changes things, and tells which it changed. */
const removal = (impact: Impact) =>
  defineCommand({
    verb: 'Remove',
    noun: 'Thing',
    summary: 'Removes things.',
    parameters: { name: { type: 'string', list: true, position: 0, help: 'The things.' } },
    impact,
    force: 'Does not ask.',
    examples: [],
    async *run({ parameters, should }) {
      for (const name of parameters.name ?? []) {
        if (await should(name, 'Remove Thing')) yield name;
      }
    },
  });

describe('-WhatIf', () => {
  it('says what would be done in PowerShell’s words, and does not do it', async () => {
    const { code, stdout, stderr } = await run(removal('high'), ['a,b', '-WhatIf']);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      'What if: Performing the operation "Remove Thing" on target "a".\n' +
        'What if: Performing the operation "Remove Thing" on target "b".\n',
    );
    expect(code).toBe(0);
  });

  it('comes before -Confirm and -Force', async () => {
    const { stdout } = await run(removal('high'), ['a', '-WhatIf', '-Confirm', '-Force']);
    expect(stdout).toBe('');
  });

  it('shows a hostile target escaped', async () => {
    const { stderr } = await run(removal('low'), ['a\u001b[2J\u202eb', '-WhatIf']);
    expect(stderr).toContain('on target "a\\x1b[2J\\u202eb".');
  });
});

it('-Verbose says what is being done', async () => {
  const { stdout, stderr } = await run(removal('medium'), ['a', '-Verbose']);
  expect(stderr).toBe('VERBOSE: Performing the operation "Remove Thing" on target "a".\n');
  expect(stdout).toBe('a\n');
});

describe('without anybody to ask', () => {
  it.each<[Impact, string[], number]>([
    ['high', [], 2],
    ['high', ['-Confirm:$false'], 0],
    ['high', ['--confirm=false'], 0],
    ['high', ['-Force'], 0],
    ['medium', [], 0],
    ['medium', ['-Confirm'], 2],
    ['medium', ['-Confirm', '-Force'], 2],
  ])('impact %s with %j exits with %i', async (impact, words, expected) => {
    const { code, stdout, stderr } = await run(removal(impact), ['a', ...words]);
    expect(code).toBe(expected);
    expect(stdout).toBe(expected === 0 ? 'a\n' : '');
    if (expected === 2) expect(stderr).toContain('-Confirm:false');
  });
});

describe('the question', () => {
  const asked = (...answers: string[]) => {
    const questions: string[] = [];
    const choose: Choose = async (question) => {
      questions.push(question);
      return answers.shift() ?? 'none';
    };
    const messages = messagesTo(new Collector(), {}, { verbose: false, debug: false });
    const should = shouldProcess({
      impact: 'high',
      whatIf: false,
      confirm: undefined,
      force: false,
      messages,
      choose,
    });
    return { should, questions };
  };

  it('has PowerShell’s words', async () => {
    const { should, questions } = asked('Y');
    await should('a', 'Remove Thing');
    expect(questions).toEqual([
      '\nConfirm\nAre you sure you want to perform this action?\n' +
        'Performing the operation "Remove Thing" on target "a".',
    ]);
  });

  it.each([
    [['Y', 'N', 'Y'], [true, false, true], 3],
    [['A'], [true, true, true], 1],
    [['N', 'L'], [false, false, false], 2],
  ])('answered with %j', async (answers, expected, questionsAsked) => {
    const { should, questions } = asked(...answers);
    const done: boolean[] = [];
    for (const target of ['a', 'b', 'c']) done.push(await should(target, 'Remove Thing'));
    expect(done).toEqual(expected);
    expect(questions).toHaveLength(questionsAsked);
  });

  it('is about changes that weigh much, whatever the command does as a rule', async () => {
    const { should, questions } = asked('N');
    expect(await should('a', 'Remove Thing', 'medium')).toBe(true);
    expect(questions).toEqual([]);
    expect(await should('b', 'Remove Thing', 'high')).toBe(false);
    expect(questions).toHaveLength(1);
  });
});
