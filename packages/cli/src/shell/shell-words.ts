import { argumentsOf } from '@hawser/command/binding/argument';
import type { Argument } from '@hawser/command/binding/argument';

/** What hawser is to run, as its command line says it. */
export interface ProgramAsked {
  readonly kind: 'command' | 'file';
  /** The program, or where it is; - is standard input. */
  readonly text: string;
  readonly format: string | undefined;
  /** What is left for param(…) of the program. */
  readonly given: readonly Argument[];
}

const asking = /^--?(?:(?<command>c|command)|(?<file>f|file))(?:[:=](?<joined>[^]*))?$/i;
const formatting = /^--?output(?:[:=](?<joined>.*))?$/i;

/** -Command "…" or -File name, perhaps after -Output; undefined for anything else. */
export function programAsked(words: readonly string[]): ProgramAsked | undefined {
  const rest = [...words];
  let format: string | undefined;
  const first = formatting.exec(rest[0] ?? '');
  if (first !== null) {
    rest.shift();
    format = first.groups?.['joined'] ?? rest.shift();
  }
  const found = asking.exec(rest.shift() ?? '');
  if (found === null) return undefined;
  const { command, joined } = found.groups ?? {};
  const text = joined ?? rest.shift();
  if (text === undefined) return undefined;
  return {
    kind: command === undefined ? 'file' : 'command',
    text,
    format: format?.toLowerCase(),
    given: argumentsOf(rest),
  };
}
