import { scanBracket, scanDouble, scanParts, scanSingle, scanVariable } from './scan-value.ts';
import type { Call, Given } from './scanned.ts';
import type { Scanner } from './scanner.ts';

const end = /[\s;|&(){},]/y;
const plain = /(?:[^\s;|&(){},`$"'\u2018-\u201e]|\$(?![\w({?]))+/y;
const plainInIndex = /(?:[^\s;|&(){},`$"'\]\u2018-\u201e]|\$(?![\w({?]))+/y;
const number = /[-+]?(?:0x[\da-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:[kmgtp]b)?$/i;

/** One element among what a command is given: a word, a text, a variable, a bracket, or several in one. */
export function scanWord(scanner: Scanner, call: Call, given: Given): void {
  const start = scanner.at;
  let text = '';
  let quote: '' | "'" | '"' = '';
  for (;;) {
    const at = scanner.at;
    if (scanner.isAtEnd || (at > start && scanner.look(end) !== undefined)) break;
    const run = scanner.skip(scanner.isIndex ? plainInIndex : plain);
    if (run !== undefined) {
      text += run;
      const isNumber = at === start && number.test(run) && !hasMore(scanner);
      scanner.token(isNumber ? 'number' : 'word', at);
    } else if (scanner.look(/['\u2018-\u201b]/y) !== undefined) {
      const { isClosed } = scanSingle(scanner);
      if (!isClosed) quote = "'";
      text += quotedText(scanner, at, isClosed).replaceAll("''", "'");
    } else if (scanner.look(/["\u201c-\u201e]/y) !== undefined) {
      const { isClosed } = scanDouble(scanner);
      if (!isClosed) quote = '"';
      text += quotedText(scanner, at, isClosed).replaceAll('""', '"');
    } else if (scanner.peek() === '`') {
      text += scanner.peek(1);
      scanner.take(/`(?:[^]|$)/y, 'text');
    } else if (scanner.peek() === '$' && scanVariable(scanner)) {
      if (at === start) scanParts(scanner, start);
      text += scanner.text.slice(at, scanner.at);
    } else if (at === start && scanBracket(scanner, call)) {
      scanParts(scanner, start);
      text += scanner.text.slice(at, scanner.at);
    } else break;
  }
  given.items.push({ start, end: scanner.at, text });
  if (scanner.isAtEnd) scanner.ends({ kind: 'argument', call, start, typed: text, quote, given });
}

function hasMore(scanner: Scanner): boolean {
  return !scanner.isAtEnd && scanner.look(end) === undefined;
}

/** What stands between the quotes. */
function quotedText({ text, at }: Scanner, start: number, isClosed: boolean): string {
  return text.slice(start + 1, isClosed ? at - 1 : at);
}
