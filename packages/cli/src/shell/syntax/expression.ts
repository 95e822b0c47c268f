import type { HawserError } from '@hawser/core/errors';
import type { Cursor } from './cursor.ts';
import { readItems } from './lists.ts';
import { knownOperator, operatorNames, strengthOf, unaryOperators } from './operators.ts';
import { readPrimary } from './primary.ts';
import { syntaxErrors } from './syntax-errors.ts';
import type { Expression, UnaryOperator } from './tree.ts';

const dash = '[-\\u2013\\u2014\\u2015]';
const word = new RegExp(`${dash}[a-z]+(?![\\w-])`, 'iy');
const sign = new RegExp(`\\.\\.|[*/%+]|${dash}`, 'y');

/** A value with operators. */
export function readExpression(cursor: Cursor): Expression {
  return readBinary(cursor, 1, readList);
}

/** The same, where a comma ends it. */
export function readArgument(cursor: Cursor): Expression {
  return readBinary(cursor, 1, readValue);
}

/** Precedence climbing: what binds as strongly or more belongs together. */
function readBinary(cursor: Cursor, least: number, read: Cursor['grammar']['item']): Expression {
  const start = cursor.at;
  let left = readUnary(cursor, read);
  for (let count = 1; ; count += 1) {
    cursor.requireInRow(count);
    const before = cursor.at;
    cursor.skipBlanks();
    const operator = readOperator(cursor);
    if (operator === undefined || strengthOf(operator) < least) {
      cursor.at = before;
      return left;
    }
    cursor.skipLines();
    const right = cursor.within(() => readBinary(cursor, strengthOf(operator) + 1, read));
    left = { kind: 'binary', operator, left, right, ...cursor.from(start) };
  }
}

function readOperator(cursor: Cursor): string | undefined {
  const start = cursor.at;
  const written = cursor.match(word)?.[0];
  if (written !== undefined) {
    const operator = knownOperator(written);
    if (operator !== undefined) return operator;
    throw cursor.error(unknownOperator(written), cursor.from(start));
  }
  if (cursor.look(/\+\+|--|\+=|-=|\*=|\/=|%=/y) !== undefined) return undefined;
  const found = cursor.match(sign)?.[0];
  return found?.replace(/[\u2013-\u2015]/, '-');
}

function unknownOperator(operator: string): HawserError {
  return syntaxErrors('unknown-operator', { operator, operators: operatorNames });
}

function readUnary(cursor: Cursor, read: Cursor['grammar']['item']): Expression {
  const start = cursor.at;
  const operator = readUnaryOperator(cursor);
  if (operator === undefined) return read(cursor);
  cursor.skipBlanks();
  const of = cursor.within(() => readUnary(cursor, read));
  return { kind: 'unary', operator, of, ...cursor.from(start) };
}

function readUnaryOperator(cursor: Cursor): UnaryOperator | undefined {
  const start = cursor.at;
  if (cursor.takes('!')) return '-not';
  const written = cursor
    .match(word)?.[0]
    .toLowerCase()
    .replace(/^[\u2013-\u2015]/, '-');
  if (written !== undefined) {
    if (unaryOperators.has(written)) return written as UnaryOperator;
    throw cursor.error(
      knownOperator(written) === undefined
        ? unknownOperator(written)
        : syntaxErrors('unexpected', { found: written, expected: 'a value' }),
      cursor.from(start),
    );
  }
  if (cursor.look(/\+\+|--/y) !== undefined) {
    throw cursor.unsupported('++ and --', 'Write $name += 1 or $name -= 1', {
      start,
      end: start + 2,
    });
  }
  const found = cursor.match(new RegExp(`\\+|${dash}`, 'y'))?.[0];
  if (found === undefined) return undefined;
  return found === '+' ? '+' : '-';
}

/** a, b, c: commas bind more strongly than any operator. */
function readList(cursor: Cursor): Expression {
  const start = cursor.at;
  if (cursor.peek() === ',') {
    cursor.at += 1;
    cursor.skipLines();
    const only = readValue(cursor);
    return { kind: 'list', items: [only], ...cursor.from(start) };
  }
  return readItems(cursor, readValue);
}

export function readValue(cursor: Cursor): Expression {
  const negative = cursor.match(/-(?=[\d.])/y) !== undefined;
  const value = readPrimary(cursor);
  if (value === undefined) throw cursor.unexpected('a value');
  if (!negative) return value;
  const start = value.start - 1;
  if (value.kind !== 'number')
    return { kind: 'unary', operator: '-', of: value, start, end: value.end };
  return { ...value, value: -value.value, written: `-${value.written}`, start };
}
