import { readScriptBlock, readStatements } from './block.ts';
import { Cursor, type Grammar } from './cursor.ts';
import { readDeclaredParameters } from './declared-parameters.ts';
import { readArgument, readExpression, readValue } from './expression.ts';
import type { Source } from './source.ts';
import { readValuedStatement } from './statement.ts';
import { PlacedError, syntaxErrors } from './syntax-errors.ts';
import type { ScriptBlock } from './tree.ts';

const longest = 1024 * 1024;

const grammar: Grammar = {
  expression: readExpression,
  argument: readArgument,
  item: readValue,
  valued: readValuedStatement,
  block: readStatements,
  scriptBlock: readScriptBlock,
};

/**
 * A whole program, which may begin with param(…). Who passes over errors gets what is left of it without
 * the statements that are wrong.
 */
export function parse(source: Source, passOver?: (error: PlacedError) => boolean): ScriptBlock {
  if (source.text.length > longest) {
    const error = syntaxErrors('too-long', { most: '1 MB' });
    throw new PlacedError(error, source, { start: longest, end: longest + 1 });
  }
  const cursor = new Cursor(source, grammar, passOver);
  if (cursor.peek() === '\ufeff') cursor.at = 1;
  const start = cursor.at;
  const parameters = readDeclaredParameters(cursor);
  const body = readStatements(cursor);
  return { parameters, body, ...cursor.from(start) };
}
