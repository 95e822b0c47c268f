import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findCommand } from '@hawser/command/binding/find-command';
import type { AnyCommand } from '@hawser/command/declaration/command';
import type { Property } from '@hawser/command/declaration/output';
import { expect, onTestFinished, test } from 'vitest';
import { program } from '../../packages/cli/src/program.ts';
import { checkProgram } from '../../packages/cli/src/shell/check/check-program.ts';
import { ShellCommands } from '../../packages/cli/src/shell/shell-commands.ts';
import { Source } from '../../packages/cli/src/shell/syntax/source.ts';
import { temporaryFolder } from '../hawser.ts';
import { runShell } from './run-shell.ts';

// Every example of every command within programs is run as it stands, with the commands of the product
// as they are declared; what they give is made up of what they say that they give.

const builtIns = (await program.builtIns?.()) ?? [];
const examples = builtIns.flatMap(({ name, examples: all }) =>
  all
    .filter(({ notRun }) => notRun === undefined)
    .map(({ line }): [line: string, command: string] => [line, name]),
);
const whole = { ...program, catalog: new ShellCommands().withThese(program.catalog) };

test.each(examples)('an example runs as it stands: %s', async (line, command) => {
  const problems = await checkProgram(new Source(line), async (name) => findCommand(whole, name));
  // A variable may be one of the prompt.
  expect(problems.filter(({ code }) => code !== 'runbook-unset-variable')).toEqual([]);
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'printers.csv'), 'Name,Location\nOffice,floor=2\n');
  await writeFile(join(folder, 'printers.json'), '[{"name":"Office"}]');
  await writeFile(join(folder, 'printers.yaml'), '- name: Office\n');
  await writeFile(join(folder, 'names.txt'), 'Office\n');
  const before = process.cwd();
  process.chdir(folder);
  onTestFinished(() => process.chdir(before));
  const errorAction = command === 'Write-Error' ? 'Continue' : 'Stop';
  const { ended } = await runShell(line, { commands: await standIns(line), errorAction });
  expect(ended).toBeUndefined();
});

/** The commands of the product that a line names. */
async function standIns(line: string): Promise<readonly AnyCommand[]> {
  const all = await program.catalog.descriptions();
  const named = all.filter(({ name }) => new RegExp(typed(name), 'i').test(line));
  return await Promise.all(
    named.map(async (description) => {
      const { output } = description;
      const given = Object.entries(output?.properties ?? {}).map(
        ([name, property]) => [name, sample(property)] as const,
      );
      return {
        ...(await program.catalog.load(description)),
        async *run() {
          yield Object.fromEntries(given);
        },
      };
    }),
  );
}

function typed(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, '$1-?$2');
}

function sample({ type, enum: choices }: Property): unknown {
  const [first = type] = [type].flat();
  if (choices !== undefined) return choices[0];
  if (first === 'array') return [];
  if (first === 'object') return {};
  if (first === 'boolean') return true;
  return first === 'string' ? 'Office' : 1;
}
