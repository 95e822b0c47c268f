import { scanCommand } from './scan-command.ts';
import { scanExpression } from './scan-expression.ts';
import { scanBlock, scanGroup } from './scan-value.ts';
import type { Call } from './scanned.ts';
import type { Scanner } from './scanner.ts';
import type { Span } from '../../syntax/tree.ts';

/** What a value begins with, where a command could stand as well. */
const valueBegins =
  /[$"'({[\d\u2018-\u201e]|@[({"']|\.\d|,|!|[-+\u2013-\u2015](?:[\d$(.]|\s)|-(?:not|join|split)\b/iy;

const withCondition = /(?:if|elseif|foreach)(?=[\s({]|$)/iy;
const withBlock = /(?:else|try|catch|finally)(?=[\s{]|$)/iy;
const withValue = /(?:return|throw|exit)(?=[\s;)}]|$)/iy;
const alone = /(?:break|continue)(?=[\s;)}]|$)/iy;

/** Statements up to a bracket that closes what they are in. */
export function scanStatements(scanner: Scanner): void {
  for (;;) {
    scanner.skipLines();
    while (scanner.skip(/;+/y) !== undefined) scanner.skipLines();
    if (scanner.isAtEnd) {
      scanner.ends({ kind: 'command', start: scanner.at, typed: '', isFed: false });
      return;
    }
    if (scanner.closes) return;
    scanner.inside(() => scanStatement(scanner));
  }
}

export function scanStatement(scanner: Scanner): void {
  const start = scanner.at;
  if (scanner.take(withCondition, 'keyword') !== undefined) {
    endsAsName(scanner, start);
    scanner.skipLines();
    if (scanner.peek() === '(') scanGroup(scanner);
    scanner.skipLines();
    if (scanner.peek() === '{') scanBlock(scanner);
  } else if (scanner.take(withBlock, 'keyword') !== undefined) {
    endsAsName(scanner, start);
    scanner.skipLines();
    if (scanner.peek() === '{') scanBlock(scanner);
  } else if (scanner.take(/function(?=\s|$)/iy, 'keyword') !== undefined) {
    endsAsName(scanner, start);
    scanner.skipLines();
    scanner.take(/[\p{L}_][\w-]*/uy, 'command');
    scanner.skipLines();
    if (scanner.peek() === '(') scanGroup(scanner);
    scanner.skipLines();
    if (scanner.peek() === '{') scanBlock(scanner);
  } else if (scanner.take(/param(?=\s*\()/iy, 'keyword') !== undefined) {
    scanner.skipLines();
    scanGroup(scanner);
  } else if (scanner.take(alone, 'keyword') !== undefined) endsAsName(scanner, start);
  else {
    if (scanner.take(withValue, 'keyword') !== undefined) endsAsName(scanner, start);
    scanPipeline(scanner);
  }
}

/** A word that is not ended yet may become the name of a command. */
function endsAsName(scanner: Scanner, start: number): void {
  if (!scanner.isAtEnd) return;
  scanner.ends({ kind: 'command', start, typed: scanner.text.slice(start), isFed: false });
}

function scanPipeline(scanner: Scanner): void {
  let fedBy: Call | Span | undefined;
  for (;;) {
    scanner.skipBlanks();
    const start = scanner.at;
    if (scanner.isAtEnd) {
      scanner.ends({ kind: 'command', start, typed: '', isFed: fedBy !== undefined });
      return;
    }
    if (scanner.closes || scanner.look(/[;\r\n]/y) !== undefined) return;
    if (fedBy === undefined && scanner.look(valueBegins) !== undefined) {
      scanExpression(scanner);
      fedBy = { start, end: scanner.at };
    } else fedBy = scanCommand(scanner, fedBy);
    scanner.skipBlanks();
    const operator = scanner.take(/\|\|?|&&/y, 'operator');
    if (operator === undefined) return;
    if (operator !== '|') fedBy = undefined;
    scanner.skipLines();
  }
}
