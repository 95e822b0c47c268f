import { scanParts, scanValue } from './scan-value.ts';
import type { Scanner } from './scanner.ts';

const word = /[-\u2013-\u2015][a-z]*(?![\w-])/iy;
const sign = /\.\.|,|[+*/%!]/y;

/** Values with operators, up to the end of the statement, or to a bracket. */
export function scanExpression(scanner: Scanner): void {
  let hasValue = false;
  for (;;) {
    scanner.skipBlanks();
    const start = scanner.at;
    if (scanner.isAtEnd) {
      scanner.ends(hasValue ? { kind: 'operator', start, typed: '' } : { kind: 'other' });
      return;
    }
    if (scanner.closes || scanner.look(/[;|\r\n]|&&/y) !== undefined) return;
    if (scanner.take(/[-+*/%]?=(?!=)/y, 'operator') !== undefined) {
      // What is put into a variable may be what a command gives.
      scanner.skipLines();
      if (scanner.isAtEnd)
        scanner.ends({ kind: 'command', start: scanner.at, typed: '', isFed: false });
      else scanner.inside(() => scanner.grammar.statement(scanner));
      return;
    }
    if (hasValue || scanner.look(/-(?:not|join|split)\b/iy) !== undefined) {
      const operator = scanner.take(word, 'operator');
      if (operator !== undefined) {
        if (scanner.isAtEnd) scanner.ends({ kind: 'operator', start, typed: operator });
        hasValue = false;
        scanner.skipLines();
        continue;
      }
    }
    if (
      scanner.take(sign, 'operator') !== undefined ||
      scanner.take(/[-\u2013-\u2015]/y, 'operator') !== undefined
    ) {
      hasValue = false;
      scanner.skipLines();
      continue;
    }
    if (scanValue(scanner)) {
      const isCast = scanner.text[scanner.at - 1] === ']' && scanner.text[start] === '[';
      if (isCast) continue;
      scanParts(scanner, start);
    } else {
      const name = scanner.skip(/[\p{L}_][\w-]*/uy);
      scanner.token(name?.toLowerCase() === 'in' ? 'keyword' : 'word', start);
      if (name === undefined) scanner.at += 1;
    }
    hasValue = true;
  }
}
