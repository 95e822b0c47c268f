import { argumentsOf } from '@hawser/command/binding/argument';
import type { Argument } from '@hawser/command/binding/argument';

/** What hawser is to run, as its command line says it. */
export interface ProgramAsked {
  readonly kind: 'command' | 'file';
  /** The program, or where it is; - is standard input. */
  readonly text: string;
  readonly format: string | undefined;
  /** Whether it may run programs of the machine. */
  readonly allowNative: boolean;
  /** What is left for param(…) of the program. */
  readonly given: readonly Argument[];
  /** Nobody has said that there is a program: where nothing comes, there is none. */
  readonly mayBeNone?: true;
}

const asking = /^--?(?:(?<command>c|command)|(?<file>f|file))(?:[:=](?<joined>[^]*))?$/i;
const formatting = /^--?output(?:[:=](?<joined>.*))?$/i;
const allowing = /^--?allow-?native$/i;

/** A file, and no name of a command: so a program is called that names hawser in its first line. */
const naming = /[\\/]|\.hw$/i;

/** What holds for all of a session, and what stands behind it. */
interface SessionWords {
  readonly format: string | undefined;
  readonly allowNative: boolean;
  readonly rest: readonly string[];
}

/** -Output and -AllowNative, in any order, before anything else. */
function sessionWords(words: readonly string[]): SessionWords {
  const rest = [...words];
  let format: string | undefined;
  let allowNative = false;
  for (;;) {
    const found = formatting.exec(rest[0] ?? '');
    if (found !== null) {
      rest.shift();
      format = found.groups?.['joined'] ?? rest.shift();
    } else if (allowing.test(rest[0] ?? '')) {
      rest.shift();
      allowNative = true;
    } else return { format: format?.toLowerCase(), allowNative, rest };
  }
}

/** Whether nothing is asked but a prompt that may run programs of the machine. */
export function asksForNative(words: readonly string[]): boolean {
  return words.length === 1 && allowing.test(words[0] ?? '');
}

/**
 * -Command "…", -File name, or the file alone, perhaps after -Output and -AllowNative; without any of them
 * what comes on standard input, if nobody types there. Undefined for anything else.
 */
export function programAsked(
  words: readonly string[],
  types: () => boolean,
): ProgramAsked | undefined {
  const { rest, ...session } = sessionWords(words);
  const [first, ...others] = rest;
  if (first === undefined) {
    return types()
      ? undefined
      : { kind: 'file', text: '-', mayBeNone: true, ...session, given: [] };
  }
  if (!first.startsWith('-') && naming.test(first)) {
    return { kind: 'file', text: first, ...session, given: argumentsOf(others) };
  }
  const { command, file, joined } = asking.exec(first)?.groups ?? {};
  const text = joined ?? others.shift();
  if ((command ?? file) === undefined || text === undefined) return undefined;
  const kind = command === undefined ? 'file' : 'command';
  return { kind, text, ...session, given: argumentsOf(others) };
}
