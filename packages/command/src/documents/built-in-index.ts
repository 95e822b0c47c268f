import type { CommandDescription } from '../declaration/description.ts';
import { typedName } from '../declaration/names.ts';
import { sharedParameters } from '../help/syntax.ts';
import { parameterSection } from './command-page.ts';
import { code, prose, table } from './markdown-text.ts';

/** The index of the commands of the language, with what holds for every one of them. */
export function builtInIndex(commands: readonly CommandDescription[]): string {
  const [first] = commands;
  const rows = commands.map(({ name, summary, aliases }) => [
    `[${name}](${typedName(name)}.md)`,
    prose(summary),
    aliases.map(code).join(', '),
  ]);
  return [
    '# Commands within programs\n',
    'These are there at the prompt and in programs, beside [the commands of the product](../commands/README.md). [The language](../shell.md) is described apart.\n',
    table(['Command', 'What it does', 'Also called'], rows),
    '## Common parameters\n',
    'Every one of them takes these.\n',
    ...(first === undefined ? [] : sharedParameters(first).map(parameterSection)),
  ].join('\n');
}
