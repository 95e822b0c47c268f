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
    const begins = cursor.at;
    try {
      const statement = readStatement(cursor);
      requireEnd(cursor, statement, close);
      statements.push(statement);
    } catch (error) {
      cursor.goOnAfter(error, begins, close);
    }
  }
  return { statements, ...cursor.from(start) };
}

function requireEnd(cursor: Cursor, statement: Statement, close: string | undefined): void {
  cursor.skipBlanks();
  if (cursor.isAtEnd || cursor.peek() === close) return;
  if (cursor.look(/[;\r\n]/y) !== undefined) return;
  const endsByItself = cursor.text[statement.end - 1] === '}' && hasBlock(statement);
  if (!endsByItself) throw cursor.unexpected('the end of the statement');
}

/** if (…) {…} and its like need nothing between them and the next. */
function hasBlock({ kind }: Statement): boolean {
  return ['if', 'foreach', 'function', 'try'].includes(kind);
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
