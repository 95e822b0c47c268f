import type { Cursor } from './cursor.ts';
import { readItems } from './lists.ts';
import { numberIn } from './numbers.ts';
import { insteadOfRedirection } from './redirection.ts';
import { readPrimary } from './primary.ts';
import { readDouble, readEscape, readInText, readSingle, seesQuote } from './strings.ts';
import type { Expression } from './tree.ts';

/** What ends a word among the arguments of a command. */
const ending = /[\s;|&(){},\u00a0]/y;
const plainRun = /[^\s;|&(){},`$"'<>\u00a0\u2018-\u201e]+/uy;

export function endsWord(cursor: Cursor): boolean {
  return cursor.isAtEnd || cursor.look(ending) !== undefined;
}

/** One value among the arguments of a command, with the list that it may begin: a,b */
export function readArgumentValue(cursor: Cursor): Expression {
  return readItems(cursor, readOne);
}

function readOne(cursor: Cursor): Expression {
  const start = cursor.at;
  if (cursor.look(/[$@({"'\u2018-\u201e]/y) !== undefined) {
    const value = seesLooseDollar(cursor) ? undefined : readPrimary(cursor);
    if (value !== undefined && endsWord(cursor)) return value;
    // It goes on as a word, as $folder/file does.
    cursor.at = start;
  }
  return readWord(cursor);
}

function seesLooseDollar(cursor: Cursor): boolean {
  return cursor.look(/\$(?![\w({?^$])/uy) !== undefined;
}

/** A word without quotes, in which $name stands for its value. */
export function readWord(cursor: Cursor): Expression {
  const start = cursor.at;
  const parts: (string | Expression)[] = [];
  let plain = '';
  let isQuoted = false;
  while (!endsWord(cursor)) {
    const run = cursor.match(plainRun)?.[0];
    if (run !== undefined) {
      requireVisible(cursor, run);
      plain += run;
    } else if (cursor.peek() === '`') {
      if (cursor.look(/`\r?\n/y) !== undefined) break;
      plain += readEscape(cursor);
    } else if (seesQuote(cursor)) {
      isQuoted = true;
      const quoted =
        cursor.look(/['\u2018\u2019\u201a\u201b]/y) === undefined
          ? readDouble(cursor)
          : readSingle(cursor);
      if (quoted.kind === 'literal') plain += quoted.value;
      else {
        if (plain !== '') parts.push(plain);
        plain = '';
        parts.push(...quoted.parts);
      }
    } else if (cursor.peek() === '<' || cursor.peek() === '>') {
      throw cursor.unsupported(
        'Redirecting by > or <',
        plain === '2'
          ? 'What becomes of errors says -ErrorAction: -ErrorAction SilentlyContinue'
          : insteadOfRedirection(cursor.text, cursor.at),
        {
          start: cursor.at,
          end: cursor.at + 1,
        },
      );
    } else {
      const value = readInText(cursor);
      if (value === undefined) {
        plain += cursor.peek();
        cursor.at += 1;
      } else {
        if (plain !== '') parts.push(plain);
        plain = '';
        parts.push(value);
      }
    }
  }
  const span = cursor.from(start);
  if (span.start === span.end) throw cursor.unexpected('a value');
  if (parts.length === 0) {
    const number = isQuoted ? undefined : numberIn(plain);
    if (number !== undefined && Number.isFinite(number)) {
      return { kind: 'number', value: number, written: plain, ...span };
    }
    return { kind: 'literal', value: plain, ...span };
  }
  if (plain !== '') parts.push(plain);
  return { kind: 'text', parts, ...span };
}

/** What nobody sees may stand in quotes, and is no part of a name. */
function requireVisible(cursor: Cursor, run: string): void {
  const hidden = run.search(/[\p{Cc}\p{Cf}]/u);
  if (hidden === -1) return;
  throw cursor.hiddenAt(cursor.at - run.length + hidden);
}
