import type { Cursor } from './cursor.ts';
import { syntaxErrors } from './syntax-errors.ts';
import type { NumberLiteral } from './tree.ts';

const written =
  /(?:0x(?<hex>[\da-f]+)|(?<decimal>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?))(?<unit>[kmgtp]b)?(?![\w$])/iy;

const units: Readonly<Record<string, number>> = {
  kb: 2 ** 10,
  mb: 2 ** 20,
  gb: 2 ** 30,
  tb: 2 ** 40,
  pb: 2 ** 50,
};

/** The number here, without a sign; undefined where there is none. */
export function readNumber(cursor: Cursor): NumberLiteral | undefined {
  const start = cursor.at;
  // 1..5 is no 1. followed by .5
  const range = cursor.look(/\d+(?=\.\.)/y);
  const found = range ?? cursor.look(written);
  if (found === undefined) return undefined;
  cursor.at += found[0].length;
  const value = valueOf(found[0], found.groups);
  const isWhole = Number.isInteger(value);
  if (isWhole && !Number.isSafeInteger(value) && !/[.e]/i.test(found.groups?.['decimal'] ?? '')) {
    throw cursor.error(
      syntaxErrors('bad-number', { written: found[0].slice(0, 40) }),
      cursor.from(start),
    );
  }
  return { kind: 'number', value, written: found[0], ...cursor.from(start) };
}

/** What a whole text says as a number, with a sign; undefined where it is none. */
export function numberIn(text: string): number | undefined {
  const [, sign, rest = ''] = /^([+-]?)(.*)$/s.exec(text.trim()) ?? [];
  if (rest.length > 400) return undefined;
  written.lastIndex = 0;
  const found = written.exec(rest);
  if (found?.[0].length !== rest.length || rest === '') return undefined;
  const value = valueOf(rest, found.groups);
  return sign === '-' ? -value : value;
}

function valueOf(whole: string, groups: Readonly<Record<string, string | undefined>> = {}): number {
  const { hex, decimal, unit = '' } = groups;
  const base = hex === undefined ? Number(decimal ?? whole) : Number.parseInt(hex, 16);
  return base * (units[unit.toLowerCase()] ?? 1);
}
