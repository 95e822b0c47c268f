import type { Cursor } from './cursor.ts';
import { readPrimary } from './primary.ts';
import type { CommandArgument, CommandCall, Expression, Literal } from './tree.ts';
import { readSplat } from './variables.ts';
import { statementWords } from './statement-words.ts';
import { endsWord, readArgumentValue, readWord } from './words.ts';

const named = /(?:--|[-\u2013\u2014\u2015])(?<name>[A-Za-z?][\w-]*)(?<joint>[:=])?/y;

/** A command and its arguments, up to the end of the stage. */
export function readCommand(cursor: Cursor): CommandCall {
  const start = cursor.at;
  const name = readName(cursor);
  const given: CommandArgument[] = [];
  let onlyValues = false;
  for (;;) {
    cursor.skipBlanks();
    if (cursor.isAtEnd || cursor.look(/[;|)}\r\n]|&&/y) !== undefined) break;
    if (cursor.peek() === '&') {
      throw cursor.unsupported(
        '& at the end of a command',
        '-Detach, where a command has it, leaves work to itself.',
        {
          start: cursor.at,
          end: cursor.at + 1,
        },
      );
    }
    if (!onlyValues && cursor.match(/--(?=\s|$)/y) !== undefined) {
      onlyValues = true;
      continue;
    }
    given.push(readArgument(cursor, onlyValues));
  }
  return { kind: 'command', name, arguments: given, ...cursor.from(start) };
}

function readName(cursor: Cursor): Expression {
  const start = cursor.at;
  if (cursor.takes('&')) {
    cursor.skipBlanks();
    const called = readPrimary(cursor);
    if (called !== undefined) return called;
  } else if (cursor.match(/\.(?=[\s{])/y) !== undefined) {
    throw cursor.unsupported(
      '. before a block or a file',
      '& calls a block; Invoke-Runbook runs a file.',
      cursor.from(start),
    );
  }
  const name = readWord(cursor);
  if (name.kind === 'literal' && isStatement(name.value)) {
    throw cursor.unsupported(
      `"${name.value}" within a pipeline`,
      'It is a statement of its own; behind && and || it stands in $( … ).',
      name,
    );
  }
  if (name.kind === 'literal') return behindProgram(cursor, name) ?? name;
  if (name.kind === 'number') return { ...name, kind: 'literal', value: name.written };
  throw cursor.unsupported(
    'A command whose name is put together',
    'Write & before it: & "…"',
    name,
  );
}

/** What begins a statement, and is no command; foreach is one, too. */
function isStatement(word: string): boolean {
  const folded = word.toLowerCase();
  return Object.hasOwn(statementWords, folded) && folded !== 'foreach';
}

/** What is called after the name of the program, as lines of another shell do: hawser get-profile. */
function behindProgram(cursor: Cursor, { value }: Literal): Expression | undefined {
  if (value.toLowerCase() !== 'hawser') return undefined;
  cursor.skipBlanks();
  return cursor.look(/[A-Za-z]/y) === undefined ? undefined : readWord(cursor);
}

function readArgument(cursor: Cursor, onlyValue: boolean): CommandArgument {
  const start = cursor.at;
  const found = onlyValue ? undefined : cursor.look(named);
  if (found !== undefined) {
    const { name = '', joint } = found.groups ?? {};
    const after = cursor.text[start + found[0].length];
    // -a/b is no parameter.
    if (joint !== undefined || after === undefined || /[\s;|&(){},"'$@]/.test(after)) {
      cursor.at += found[0].length;
      const written = joint === undefined ? found[0] : found[0].slice(0, -1);
      const parameter = { kind: 'parameter', name, written } as const;
      if (joint === undefined) return { ...parameter, ...cursor.from(start) };
      if (joint === ':') cursor.skipBlanks();
      const value = emptyOr(cursor);
      return { ...parameter, joint: joint as ':' | '=', value, ...cursor.from(start) };
    }
  }
  const splat = readSplat(cursor);
  if (splat !== undefined) return { kind: 'splat', variable: splat, ...cursor.from(start) };
  return { kind: 'value', value: readArgumentValue(cursor), ...cursor.from(start) };
}

/** --name= gives an empty text. */
function emptyOr(cursor: Cursor): Expression {
  if (endsWord(cursor) && cursor.look(/[({]/y) === undefined) {
    return { kind: 'literal', value: '', ...cursor.from(cursor.at) };
  }
  return readArgumentValue(cursor);
}
