import type { Call } from './scanned.ts';
import type { Scanner } from './scanner.ts';

/** A value; false where none begins. */
export function scanValue(scanner: Scanner): boolean {
  const start = scanner.at;
  if (scanner.peek() === '$' && scanVariable(scanner)) return true;
  if (scanner.look(/["\u201c-\u201e]/y) !== undefined) {
    if (!scanDouble(scanner).isClosed) scanner.ends({ kind: 'other' });
    return true;
  }
  if (scanner.look(/['\u2018-\u201b]/y) !== undefined) {
    if (!scanSingle(scanner).isClosed) scanner.ends({ kind: 'other' });
    return true;
  }
  if (
    scanner.take(
      /(?:0x[\da-f]+|(?:\d+(?=\.\.)|\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:[kmgtp]b)?/iy,
      'number',
    ) !== undefined
  ) {
    return true;
  }
  if (scanner.peek() === '[') {
    const type = scanner.take(/\[[\w. ]*(?:\[\])?\]?/y, 'type') ?? '';
    if (scanner.isAtEnd && !type.endsWith(']')) {
      scanner.ends({ kind: 'type', start: start + 1, typed: type.slice(1) });
    }
    return true;
  }
  return scanBracket(scanner, undefined);
}

/** $name, ${a name}, $( … ); false where the $ is only a $. */
export function scanVariable(scanner: Scanner): boolean {
  const start = scanner.at;
  if (scanner.look(/\$\(/y) !== undefined) {
    scanner.take(/\$/y, 'operator');
    scanGroup(scanner);
    return true;
  }
  const whole = /\$(?:\{[^{}\n`]*\}?|(?:(?:env|global|script|local|using):)?\w*|[?^$])/iuy;
  if (scanner.take(whole, 'variable') === undefined) return false;
  if (scanner.isAtEnd) {
    scanner.ends({ kind: 'variable', start: start + 1, typed: scanner.text.slice(start + 1) });
  }
  return true;
}

/** '…', in which only a doubled quote is something else. */
export function scanSingle(scanner: Scanner): { readonly isClosed: boolean } {
  const start = scanner.at;
  scanner.skip(/['\u2018-\u201b](?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*/y);
  const isClosed = scanner.skip(/['\u2018-\u201b]/y) !== undefined;
  scanner.token('text', start);
  return { isClosed };
}

/** "…", and the values in it. */
export function scanDouble(scanner: Scanner): { readonly isClosed: boolean } {
  let start = scanner.at;
  scanner.at += 1;
  for (;;) {
    scanner.skip(/(?:[^"\u201c-\u201e`$]|`[^]|""|\$(?![\w({]))*/y);
    if (scanner.isAtEnd || scanner.peek() === '`') {
      scanner.at = scanner.text.length;
      scanner.token('text', start);
      return { isClosed: false };
    }
    if (scanner.peek() !== '$') {
      scanner.at += 1;
      scanner.token('text', start);
      return { isClosed: true };
    }
    scanner.token('text', start);
    scanVariable(scanner);
    start = scanner.at;
  }
}

/** ( … ), @( … ), @{ … } or { … }, in which $_ is what feeds the command that is given it. */
export function scanBracket(scanner: Scanner, call: Call | undefined): boolean {
  if (scanner.look(/@?\(/y) !== undefined) {
    scanner.skip(/@/y);
    scanGroup(scanner);
    return true;
  }
  if (scanner.look(/@\{/y) !== undefined) {
    scanner.at += 1;
    scanTable(scanner);
    return true;
  }
  if (scanner.peek() !== '{') return false;
  const { within } = scanner;
  scanner.within = call ?? within;
  scanBlock(scanner);
  scanner.within = within;
  return true;
}

export function scanGroup(scanner: Scanner): void {
  scanner.at += 1;
  scanner.inside(() => scanner.grammar.statements(scanner), false);
  scanner.skip(/[)}]/y);
}

export function scanBlock(scanner: Scanner): void {
  scanGroup(scanner);
}

/** name = value; … */
function scanTable(scanner: Scanner): void {
  scanner.at += 1;
  scanner.inside(() => {
    for (;;) {
      scanner.skipLines();
      while (scanner.skip(/;+/y) !== undefined) scanner.skipLines();
      if (scanner.isAtEnd) scanner.ends({ kind: 'other' });
      if (scanner.isAtEnd || scanner.closes) break;
      const before = scanner.at;
      scanner.take(/[\p{L}_][\w-]*/uy, 'member');
      if (scanner.isAtEnd) scanner.ends({ kind: 'other' });
      scanner.grammar.expression(scanner);
      if (scanner.at === before) scanner.at += 1;
    }
  }, false);
  scanner.skip(/[)}]/y);
}

/** .Name and [index], as often as they follow without a blank. */
export function scanParts(scanner: Scanner, start: number): void {
  for (;;) {
    const at = scanner.at;
    if (scanner.look(/\.(?!\.)(?:[\p{L}_]|["'$(]|$)/uy) !== undefined) {
      scanner.at += 1;
      const name = scanner.take(/[\p{L}_]\w*/uy, 'member') ?? '';
      if (scanner.isAtEnd) {
        scanner.ends({ kind: 'member', start: at + 1, typed: name, of: { start, end: at } });
        return;
      }
      if (name === '' && !scanValue(scanner)) return;
    } else if (scanner.peek() === '[') {
      scanner.at += 1;
      scanner.inside(() => scanner.grammar.statements(scanner), true);
      if (scanner.peek() === ']') scanner.at += 1;
      else return;
    } else return;
  }
}
