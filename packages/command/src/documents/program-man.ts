import type { CommandDescription } from '../declaration/description.ts';
import { typedName } from '../declaration/names.ts';
import { sharedParameters } from '../help/syntax.ts';
import {
  exitStatus,
  manName,
  manPage,
  type ManSection,
  parameterEntry,
  seeAlso,
} from './man-page.ts';
import { bold, roff, slanted } from './man-text.ts';
import { settingFacts } from './settings-reference.ts';

export interface ProgramMan {
  readonly name: string;
  readonly summary: string;
  readonly commands: readonly CommandDescription[];
  /** The other programs of the product. */
  readonly others: readonly string[];
}

/** The man page of a program: its commands, and what holds for all of them. */
export function programMan({ name, summary, commands, others }: ProgramMan): string {
  const [first] = commands;
  const sections: ManSection[] = [
    ['SYNOPSIS', [`${bold(name)} ${slanted('command')} [${slanted('parameters')}]`]],
    ['DESCRIPTION', about(name, summary)],
    ['COMMANDS', commands.flatMap((command) => commandEntry(name, command))],
    [
      'COMMON PARAMETERS',
      first === undefined ? [] : sharedParameters(first).flatMap(parameterEntry),
    ],
    [
      'ENVIRONMENT',
      settingFacts().flatMap(({ variable, help }) => ['.TP', bold(variable), roff(help)]),
    ],
    exitStatus(),
    seeAlso(others),
  ];
  return manPage({ name: manName(name), summary, sections });
}

function about(name: string, summary: string): readonly string[] {
  return [
    roff(`${name} ${summary}`),
    '.PP',
    roff(
      'Names are written as other shells do (publish-thing --some-name value) or as PowerShell does (Publish-Thing -SomeName value).',
    ),
    roff(
      'Case does not matter, and the beginning of a parameter is enough where no other begins so.',
    ),
    '.PP',
    `${bold(`${name} get-help`)} ${slanted('command')} explains a command.`,
  ];
}

function commandEntry(program: string, { name, summary }: CommandDescription): readonly string[] {
  const typed = typedName(name);
  return ['.TP', `${bold(typed)}, see ${bold(manName(program, typed))}(1)`, roff(summary)];
}
