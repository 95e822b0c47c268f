import { scanExpression } from './scan-expression.ts';
import { scanStatement, scanStatements } from './scan-statements.ts';
import type { Scanned } from './scanned.ts';
import { type ScanGrammar, Scanner } from './scanner.ts';

/** More is not looked at while somebody types. */
const longest = 64 * 1024;

const grammar: ScanGrammar = {
  statements: scanStatements,
  statement: scanStatement,
  expression: scanExpression,
};

/** What a text is made of, whether it is whole and right or not. */
export function scan(text: string): Scanned {
  const scanner = new Scanner(text.slice(0, longest), grammar);
  while (!scanner.isAtEnd) {
    scanStatements(scanner);
    // A bracket that closes nothing.
    scanner.at += 1;
  }
  if (text === '') scanStatements(scanner);
  return { tokens: scanner.tokens, calls: scanner.calls, ...scanner.end };
}
