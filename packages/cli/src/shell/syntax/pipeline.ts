import { readCommand } from './command.ts';
import type { Cursor } from './cursor.ts';
import { readExpression } from './expression.ts';
import type { Chain, CommandCall, Expression, Pipeline } from './tree.ts';

/** What a value begins with, where a command could stand as well. */
const valueBegins =
  /[$"'({[\d\u2018-\u201e]|@[({"']|\.\d|,|!|[-+\u2013-\u2015](?:[\d$(.]|\s)|[-\u2013-\u2015](?:not|join|split)\b/iy;

/** Pipelines, each run if the one before went well, or did not. */
export function readChain(cursor: Cursor): Pipeline | Chain {
  const start = cursor.at;
  const first = readPipeline(cursor);
  const rest: Chain['rest'][number][] = [];
  for (;;) {
    const before = cursor.at;
    cursor.skipBlanks();
    const operator = cursor.match(/&&|\|\|/y)?.[0] as '&&' | '||' | undefined;
    if (operator === undefined) {
      cursor.at = before;
      break;
    }
    cursor.skipLines();
    rest.push({ operator, pipeline: readPipeline(cursor) });
  }
  return rest.length === 0 ? first : { kind: 'chain', first, rest, ...cursor.from(start) };
}

function readPipeline(cursor: Cursor): Pipeline {
  const start = cursor.at;
  const stages = [readStage(cursor)];
  while (goesOn(cursor)) {
    cursor.skipLines();
    stages.push(readFurtherStage(cursor));
    cursor.requireInRow(stages.length);
  }
  return { kind: 'pipeline', stages, ...cursor.from(start) };
}

/** A line may also begin with the | that it goes on with. */
function goesOn(cursor: Cursor): boolean {
  const before = cursor.at;
  cursor.skipBlanks();
  if (cursor.peek() !== '|') cursor.skipLines();
  if (cursor.peek() === '|' && cursor.peek(1) !== '|') {
    cursor.at += 1;
    return true;
  }
  cursor.at = before;
  return false;
}

function readStage(cursor: Cursor): Expression | CommandCall {
  return cursor.look(valueBegins) === undefined ? readCommand(cursor) : readExpression(cursor);
}

function readFurtherStage(cursor: Cursor): CommandCall {
  if (cursor.look(valueBegins) === undefined) return readCommand(cursor);
  throw cursor.unexpected('a command');
}
