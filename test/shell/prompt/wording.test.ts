import { findCommand } from '@hawser/command/binding/find-command';
import { expect, test } from 'vitest';
import { program } from '../../../packages/cli/src/program.ts';
import { checkProgram } from '../../../packages/cli/src/shell/check/check-program.ts';
import { promptWording } from '../../../packages/cli/src/shell/prompt/prompt-wording.ts';
import { ShellCommands } from '../../../packages/cli/src/shell/shell-commands.ts';
import { Source } from '../../../packages/cli/src/shell/syntax/source.ts';

const whole = { ...program, catalog: new ShellCommands().withThese(program.catalog) };

test('at the prompt each example of each command is a line that can be typed there', async () => {
  const wrong: string[] = [];
  for (const { examples } of await program.catalog.descriptions()) {
    for (const { line } of examples) {
      const typed = promptWording.example(line);
      if (typed === undefined) continue;
      const problems = await checkProgram(new Source(typed), async (name) =>
        findCommand(whole, name),
      );
      // What is missing is asked for there.
      const errors = problems.filter(
        ({ severity, code }) => severity === 'error' && code !== 'argument-missing',
      );
      wrong.push(...errors.map(({ message }) => `${typed}: ${message}`));
      if (/\bhawser [A-Za-z]+-/.test(typed)) wrong.push(typed);
    }
  }
  expect(wrong).toEqual([]);
});

test.each([
  ['Sign in again: hawser connect-site', 'Sign in again: connect-site'],
  ['See hawser get-site, or hawser Get-Site -Full', 'See get-site, or Get-Site -Full'],
  ['as root: sudo hawser start-site', 'as root: sudo hawser start-site'],
  ['hawser -AllowNative runs it', 'hawser -AllowNative runs it'],
  ['see: hawser-agent get-printer', 'see: hawser-agent get-printer'],
])('what is said there names commands as they are typed there: %s', (text, said) => {
  expect(promptWording.text(text)).toBe(said);
});
