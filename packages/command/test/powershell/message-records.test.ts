import { expect, it } from 'vitest';
import { errorTable } from '@hawser/core/errors';
import { defineCommand } from '../../src/declaration/command.ts';
import { run } from '../run-invocation.ts';

const lampErrors = errorTable('lamp', {
  gone: { kind: 'not-found', message: 'The lamp {name} is gone.', hint: 'Buy one.' },
});

const remove = defineCommand({
  verb: 'Remove',
  noun: 'Lamp',
  summary: 'Removes lamps.',
  parameters: { name: { type: 'string', list: true, mandatory: true, help: 'The lamps.' } },
  impact: 'low',
  examples: [],
  async run({ parameters, attempt, should, warn, verbose, debug }) {
    for (const name of parameters.name) {
      await attempt(async () => {
        if (name === 'bug') throw new Error('internals');
        if (name === 'gone') throw lampErrors('gone', { name }, { target: name });
        if (await should(name, 'Remove Lamp')) warn(`It is "dark"\nnow.`);
        verbose('one');
        debug('two');
      });
    }
  },
});

async function records(...words: readonly string[]): Promise<readonly unknown[]> {
  const { stderr } = await run(remove, words, { env: { HAWSER_MESSAGES: 'jsonl' } });
  return stderr
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

it('tells each error as data, when it happens', async () => {
  expect(await records('-Name', 'gone,desk')).toEqual([
    {
      stream: 'error',
      command: 'Remove-Lamp',
      code: 'lamp-gone',
      kind: 'not-found',
      message: 'The lamp gone is gone.',
      hint: 'Buy one.',
      target: 'gone',
    },
    { stream: 'warning', message: 'It is "dark"\nnow.' },
  ]);
});

it('tells so what is wrong with the arguments', async () => {
  expect(await records('-Colour', 'red')).toMatchObject([
    { stream: 'error', code: 'argument-unknown-parameter', kind: 'usage' },
  ]);
});

it('tells of a fault, but of its inside only when asked', async () => {
  expect(await records('-Name', 'bug')).toMatchObject([{ code: 'internal-fault', kind: 'failed' }]);
  expect(await records('-Name', 'bug', '-Debug')).toMatchObject([
    { code: 'internal-fault' },
    { stream: 'debug', message: expect.stringContaining('internals') },
  ]);
});

it('tells previews, steps and details by their streams', async () => {
  expect(await records('-Name', 'desk', '-WhatIf', '-Verbose', '-Debug')).toEqual([
    {
      stream: 'information',
      message: 'What if: Performing the operation "Remove Lamp" on target "desk".',
    },
    { stream: 'verbose', message: 'one' },
    { stream: 'debug', message: 'two' },
  ]);
});
