import type { CommandDescription } from '../declaration/description.ts';
import { typedName } from '../declaration/names.ts';
import { sharedParameters } from '../help/syntax.ts';
import { exitCodeTable, parameterSection } from './command-page.ts';
import { code, prose, table } from './markdown-text.ts';

/** A program, and where the page of each of its commands is. */
export interface IndexedProgram {
  readonly name: string;
  readonly summary: string;
  readonly commands: readonly CommandDescription[];
  readonly pageOf: (command: CommandDescription) => string;
}

/** The index of all commands, with what holds for every one of them. */
export function commandIndex(programs: readonly IndexedProgram[]): string {
  const [first] = programs.flatMap(({ commands }) => commands);
  const parts = [
    '# Commands\n',
    'A command is written as other shells do, `publish-thing --some-name value`, or as PowerShell does, `Publish-Thing -SomeName value`; case does not matter, and the beginning of a parameter is enough where no other begins so. `-SomeName:value` is one word, for values that begin with a dash. A parameter in brackets may be left out.\n',
    ...programs.flatMap(programSection),
    '## Common parameters\n',
    'Every command takes these.\n',
    ...(first === undefined ? [] : sharedParameters(first).map(parameterSection)),
    '## Exit codes\n',
    exitCodeTable(),
    'What can go wrong is in [the list of errors](../errors.md), what can be set in [the list of settings](../settings.md).\n',
  ];
  return parts.join('\n');
}

function programSection({ name, summary, commands, pageOf }: IndexedProgram): readonly string[] {
  const rows = commands.map((command) => [
    `[${typedName(command.name)}](${pageOf(command)})`,
    prose(command.summary),
    command.aliases.map(code).join(', '),
  ]);
  return [
    `## ${name}\n`,
    `${code(name)} ${prose(summary)}\n`,
    table(['Command', 'What it does', 'Also called'], rows),
  ];
}
