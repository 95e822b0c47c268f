import type { CommandDescription } from '../declaration/description.ts';
import { folded, parameterName } from '../declaration/names.ts';
import type { Verb } from '../declaration/verbs.ts';
import { takenNouns } from './taken-names-table.ts';

/** Publish-Thing, or Get-HawserHelp where PowerShell itself has a Get-Help. */
export function functionName(name: string): string {
  const [verb = '', noun = ''] = name.split('-', 2);
  return isTaken(verb, noun) ? `${verb}-Hawser${noun}` : name;
}

/** Those of a command's other names that PowerShell can have: create-dp becomes Create-Dp. */
export function functionAliases({ aliases }: CommandDescription): readonly string[] {
  return aliases
    .map((alias) => alias.split('-'))
    .filter((words) => words.length > 1)
    .map(
      ([verb = '', ...nouns]) => [parameterName(verb), nouns.map(parameterName).join('')] as const,
    )
    .filter(([verb, noun]) => !isTaken(verb, noun))
    .map(([verb, noun]) => `${verb}-${noun}`);
}

function isTaken(verb: string, noun: string): boolean {
  const nouns = takenNouns[verb as Verb]?.split(' ') ?? [];
  return nouns.some((each) => folded(each) === folded(noun));
}
