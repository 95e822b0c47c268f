import { findCommand } from '@hawser/command/binding/find-command';
import { defineCommand } from '@hawser/command/declaration/command';
import { errorTable } from '@hawser/core/errors';

/** @public The reference collects it. */
export const testRunbookErrors = errorTable('runbook-test', {
  'has-errors': {
    kind: 'failed',
    message: '{path} would not run: it has {count}.',
    hint: 'Each is named with its line and column; mend the first one first.',
  },
});

export default defineCommand({
  verb: 'Test',
  noun: 'Runbook',
  summary: 'Says what is wrong with a program, without running it.',
  description:
    'The program is read as it would be to run it: how it is written, whether its commands and their parameters are there, and whether what stands for them fits; also what it is to be given, where that is said. Variables that nothing sets are warned of, and properties that objects certainly have not. No site is asked.',
  parameters: {
    path: { type: 'path', mandatory: true, position: 0, help: 'The file with the program.' },
    parameters: {
      type: 'string',
      list: true,
      takes: 'name=value',
      help: 'What the program is to be given, as invoke-runbook gives it.',
    },
    parametersFile: { type: 'path', help: 'A JSON or YAML file with what it is to be given.' },
  },
  impact: 'none',
  output: {
    name: 'Hawser.RunbookProblem',
    view: ['line', 'column', 'severity', 'message'],
    properties: {
      line: { type: 'integer', description: 'The line, from 1.' },
      column: { type: 'integer', description: 'The column, from 1.' },
      severity: {
        type: 'string',
        enum: ['error', 'warning'],
        description: 'Whether the program would fail, or may be meant otherwise.',
      },
      message: { type: 'string', description: 'What is wrong.', wraps: true },
      hint: { type: 'string', description: 'What to do about it.' },
      code: { type: 'string', description: 'The code of the error.' },
    },
  },
  examples: [
    {
      line: 'hawser test-runbook nightly.hw',
      says: 'Says what would fail.',
      notRun: 'there is no such file',
    },
    {
      line: 'hawser test-runbook nightly.hw -Output json',
      says: 'The same for an editor.',
      notRun: 'there is no such file',
    },
  ],
  async *run({ parameters: { path, ...said }, program }) {
    const { checkGiven } = await import('../shell/check/check-given.ts');
    const { checkProgram } = await import('../shell/check/check-program.ts');
    const { ShellCommands } = await import('../shell/shell-commands.ts');
    const { readFile } = await import('../shell/builtins/read-file.ts');
    const { Source } = await import('../shell/syntax/source.ts');
    const source = new Source(await readFile(path), path);
    const whole = { ...program, catalog: new ShellCommands().withThese(program.catalog) };
    const found = await checkProgram(source, async (name) => findCommand(whole, name));
    const isWritten = !found.some(({ code }) => code.startsWith('syntax-'));
    const problems = [...(isWritten ? await checkGiven(said, source) : []), ...found];
    yield* problems;
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    if (errors === 0) return;
    const count = errors === 1 ? 'one error' : `${errors} errors`;
    throw testRunbookErrors('has-errors', { path, count }, { target: path });
  },
});
