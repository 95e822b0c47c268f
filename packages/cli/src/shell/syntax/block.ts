import type { Cursor } from './cursor.ts';
import { readDeclaredParameters } from './declared-parameters.ts';
import { readStatement } from './statement.ts';
import type { Block, ScriptBlock, Statement } from './tree.ts';

/** Statements up to a bracket, which is left for whoever opened it, or to the end of the program. */
export function readStatements(cursor: Cursor, close?: ')' | '}'): Block {
  const start = cursor.at;
  const statements: Statement[] = [];
  for (;;) {
    cursor.skipLines();
    if (cursor.takes(';')) continue;
    if (cursor.isAtEnd || (close !== undefined && cursor.peek() === close)) break;
    statements.push(readStatement(cursor));
    cursor.skipBlanks();
    if (cursor.isAtEnd || cursor.peek() === close) break;
    const previous = statements.at(-1);
    const endsByItself = previous !== undefined && cursor.text[previous.end - 1] === '}';
    if (cursor.look(/[;\r\n]/y) === undefined && !endsByItself) {
      throw cursor.unexpected('the end of the statement');
    }
    if (cursor.look(/[;\r\n]/y) === undefined && !hasBlock(previous)) {
      throw cursor.unexpected('the end of the statement');
    }
  }
  return { statements, ...cursor.from(start) };
}

/** if (…) {…} and its like need nothing between them and the next. */
function hasBlock(statement: Statement | undefined): boolean {
  return ['if', 'foreach', 'function', 'try'].includes(statement?.kind ?? '');
}

/** { param(…) … } */
export function readScriptBlock(cursor: Cursor): ScriptBlock {
  const start = cursor.at;
  if (!cursor.takes('{')) throw cursor.unexpected('{');
  const parameters = readDeclaredParameters(cursor);
  const body = readStatements(cursor, '}');
  cursor.close('}', 'block', start);
  return { parameters, body, ...cursor.from(start) };
}
