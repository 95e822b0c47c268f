import type { Cursor } from './cursor.ts';
import type { Expression, Literal, Text } from './tree.ts';
import { readVariable } from './variables.ts';

/** Quotes as word processors write them are quotes, too. */
const single = /['\u2018\u2019\u201a\u201b]/y;
const double = /["\u201c\u201d\u201e]/y;

export function seesQuote(cursor: Cursor): boolean {
  return cursor.look(single) !== undefined || cursor.look(double) !== undefined;
}

/** '…', in which only a doubled quote is something else. */
export function readSingle(cursor: Cursor): Literal {
  const start = cursor.at;
  cursor.at += 1;
  let value = '';
  for (;;) {
    value += cursor.match(/[^'\u2018\u2019\u201a\u201b]*/y)?.[0] ?? '';
    if (cursor.isAtEnd) throw cursor.unclosed('text', "'", start);
    cursor.at += 1;
    if (cursor.match(single) === undefined)
      return { kind: 'literal', value, ...cursor.from(start) };
    value += "'";
  }
}

/** "…" with $name, $(…) and what ` escapes. */
export function readDouble(cursor: Cursor): Literal | Text {
  const start = cursor.at;
  cursor.at += 1;
  const parts: (string | Expression)[] = [];
  let plain = '';
  for (;;) {
    plain += cursor.match(/[^"\u201c\u201d\u201e`$]*/y)?.[0] ?? '';
    if (cursor.isAtEnd) throw cursor.unclosed('text', '"', start);
    if (cursor.match(double) !== undefined) {
      if (cursor.match(double) === undefined) break;
      plain += '"';
      continue;
    }
    if (cursor.peek() === '`') {
      plain += readEscape(cursor);
      continue;
    }
    const value = readInText(cursor);
    if (value === undefined) {
      plain += '$';
      cursor.at += 1;
      continue;
    }
    if (plain !== '') parts.push(plain);
    plain = '';
    parts.push(value);
  }
  const span = cursor.from(start);
  if (parts.length === 0) return { kind: 'literal', value: plain, ...span };
  if (plain !== '') parts.push(plain);
  return { kind: 'text', parts, ...span };
}

/** What a $ stands for within a text: a variable without its properties, or $(…). */
export function readInText(cursor: Cursor): Expression | undefined {
  if (cursor.sees('$(')) return readSubexpression(cursor);
  return readVariable(cursor);
}

export function readSubexpression(cursor: Cursor): Expression {
  const start = cursor.at;
  cursor.at += 2;
  const body = cursor.within(() => cursor.grammar.block(cursor, ')'));
  cursor.close(')', '$(', start);
  return { kind: 'collected', as: 'value', body, ...cursor.from(start) };
}

const escapes: Readonly<Record<string, string>> = {
  0: '\0',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The character that ` and the next one mean. */
export function readEscape(cursor: Cursor): string {
  const start = cursor.at;
  cursor.at += 1;
  const code = cursor.match(/u\{([\da-f]{1,6})\}/iy)?.[1];
  if (code !== undefined) {
    const point = Number.parseInt(code, 16);
    if (point > 0x10_ff_ff)
      throw cursor.unsupported(`\`u{${code}}`, 'There is no such character.', cursor.from(start));
    return String.fromCodePoint(point);
  }
  if (cursor.match(/\r?\n/y) !== undefined) return '';
  const [next] = cursor.match(/[^]/uy) ?? [];
  if (next === undefined) throw cursor.unexpected('a character after the `');
  return escapes[next] ?? next;
}
