import { errorTable } from '@hawser/core/errors';
import { Secret } from '@hawser/core/secret';
import { describe, expect, it } from 'vitest';
import { defineCommand } from '../../src/declaration/command.ts';
import { run } from '../run-invocation.ts';

const thingErrors = errorTable('thing', {
  gone: { kind: 'not-found', message: 'The thing {name} is gone.', hint: 'Look elsewhere.' },
  held: { kind: 'conflict', message: 'The thing {name} is held.', hint: '' },
});

/** Fails for some names, and goes on with the others. */
const visit = defineCommand({
  verb: 'Test',
  noun: 'Thing',
  summary: 'Visits things.',
  parameters: { name: { type: 'string', list: true, position: 0, help: 'The things.' } },
  impact: 'none',
  examples: [],
  async *run({ parameters, attempt, warn }) {
    for (const name of parameters.name ?? []) {
      const found = await attempt(async () => {
        if (name === 'gone') throw thingErrors('gone', { name }, { target: name });
        if (name === 'held') throw thingErrors('held', { name });
        if (name === 'bug') throw new TypeError('x is undefined');
        return name;
      });
      if (found === 'odd') warn('odd is odd');
      if (found !== undefined) yield found;
    }
  },
});

describe('an error about one object', () => {
  it.each([
    [[], 'a\nb\n', 3, true],
    [['-ErrorAction', 'Continue'], 'a\nb\n', 3, true],
    [['-ErrorAction', 'SilentlyContinue'], 'a\nb\n', 3, false],
    [['-ErrorAction', 'Ignore'], 'a\nb\n', 0, false],
    [['-ErrorAction', 'Stop'], 'a\n', 3, true],
    [['-ErrorAction', 'Inquire'], 'a\n', 3, true],
  ])('with %j', async (words, output, exitCode, told) => {
    const { code, stdout, stderr } = await run(visit, ['a,gone,b', ...words]);
    expect(stdout).toBe(output);
    expect(code).toBe(exitCode);
    expect(stderr).toBe(told ? 'Test-Thing: The thing gone is gone.\n  Look elsewhere.\n' : '');
  });

  it('gives the exit code where several failed: that of the first', async () => {
    expect((await run(visit, ['held,gone'])).code).toBe(5);
  });

  it('stands in the envelope, beside the warnings', async () => {
    const { stdout } = await run(visit, ['a,gone,odd', '-Output', 'json']);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      value: ['a', 'odd'],
      errors: [
        {
          code: 'thing-gone',
          kind: 'not-found',
          message: 'The thing gone is gone.',
          hint: 'Look elsewhere.',
          target: 'gone',
        },
      ],
      warnings: ['odd is odd'],
    });
  });
});

describe('a call that is not understood', () => {
  it.each([
    [['-Nmae', 'x', '-Output', 'json'], {}],
    [['-o:JSON', '-ErrorAction', 'maybe'], {}],
    [['-Nmae', 'x'], { HAWSER_OUTPUT: 'json' }],
  ])('is told in the envelope where that was asked for: %j', async (words, env) => {
    const { code, stdout } = await run(visit, words, { env });
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      value: [],
      errors: [{ kind: 'usage' }],
    });
  });

  it('leaves standard output alone elsewhere', async () => {
    expect((await run(visit, ['-Nmae', 'x', '-o', 'jsonl'])).stdout).toBe('');
  });
});

describe('a fault of the program', () => {
  it('ends the command, and shows where only when asked', async () => {
    const quiet = await run(visit, ['a,bug,b']);
    expect(quiet.stdout).toBe('a\n');
    expect(quiet.code).toBe(1);
    expect(quiet.stderr).toBe(
      'Test-Thing: internal error: x is undefined\n' +
        '  This is a fault of Hawser. Run it again with -Debug to see where.\n',
    );
    expect((await run(visit, ['bug', '-Debug'])).stderr).toContain('errors.test.ts');
  });

  it('still leaves whole JSON', async () => {
    const { stdout } = await run(visit, ['a,bug', '-Output', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      value: ['a'],
      errors: [{ code: 'internal-fault' }],
    });
  });
});

it('what is said never holds a secret', async () => {
  const secret = new Secret('correct horse');
  const command = defineCommand({
    verb: 'Send',
    noun: 'Thing',
    summary: 'Tells too much.',
    parameters: {},
    impact: 'none',
    examples: [],
    async run({ warn, verbose }) {
      warn(`it is ${secret.reveal()}`);
      verbose(`it is ${String(secret)}`);
      throw new Error(secret.reveal());
    },
  });
  const { stderr } = await run(command, ['-Verbose']);
  expect(stderr).not.toContain('correct horse');
  expect(stderr).toContain('it is [secret]');
});

describe('a command that does not end', () => {
  const endless = defineCommand({
    verb: 'Wait',
    noun: 'Thing',
    summary: 'Waits.',
    parameters: {},
    impact: 'none',
    examples: [],
    async *run() {
      yield 'begun';
      await new Promise(() => {});
    },
  });

  it('is given up after -TimeoutSec', async () => {
    const { code, stdout, stderr } = await run(endless, ['-TimeoutSec', '1', '-Output', 'json']);
    expect(code).toBe(6);
    expect(stderr).toContain(
      'It took longer than the 1 seconds that the setting timeoutSec allows.',
    );
    expect(JSON.parse(stdout)).toMatchObject({
      value: ['begun'],
      errors: [{ code: 'interrupt-timed-out' }],
    });
  });

  it('exits with 130 when it is interrupted', async () => {
    const { code, stderr } = await run(endless, [], { interrupted: AbortSignal.abort() });
    expect(code).toBe(130);
    expect(stderr).toBe('Wait-Thing: Interrupted.\n');
  });
});

describe('what is missing', () => {
  const needy = defineCommand({
    verb: 'New',
    noun: 'Thing',
    summary: 'Needs much.',
    parameters: {
      name: { type: 'string', mandatory: true, help: 'A name.' },
      password: { type: 'secret', mandatory: true, help: 'A password.' },
    },
    impact: 'low',
    examples: [],
    async *run({ parameters }) {
      yield parameters.password.reveal().length;
    },
  });

  it('is told all at once where there is nobody to ask', async () => {
    const { code, stderr } = await run(needy, []);
    expect(code).toBe(2);
    expect(stderr).toContain('What must be given is missing: -Name, -Password (by -PasswordFile, ');
  });

  it.each([
    ['standard input', ['-PasswordStdin'], { stdin: 'hunter22\n' }],
    ['the environment', ['-PasswordEnv', 'PW'], { env: { PW: 'hunter22' } }],
  ])('a secret comes from %s', async (_, words, surroundings) => {
    const { code, stdout } = await run(needy, ['-Name', 'x', ...words], surroundings);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '8\n' });
  });

  it.each([
    [
      ['-PasswordEnv', 'NOT_SET'],
      'the environment variable NOT_SET: there is nothing by that name',
    ],
    [['-PasswordFile', '/nowhere/at/all'], 'the file /nowhere/at/all: there is no such file'],
    [['-PasswordStdin'], 'standard input: it is empty'],
    [['-PasswordVault', 'none'], 'the entry none of the vault: there is nothing by that name'],
  ])('a secret that is not there: %j', async (words, message) => {
    const { code, stderr } = await run(needy, ['-Name', 'x', ...words]);
    expect(code).toBe(2);
    expect(stderr).toContain(`The secret for -Password cannot be read from ${message}.`);
  });
});
