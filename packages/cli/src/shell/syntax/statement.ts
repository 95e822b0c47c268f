import type { Cursor } from './cursor.ts';
import { readParameterList } from './declared-parameters.ts';
import { readChain } from './pipeline.ts';
import { readPrimary } from './primary.ts';
import type { statementWords } from './statement-words.ts';
import { furtherWords, missingWords } from './statement-words.ts';
import { syntaxErrors } from './syntax-errors.ts';
import type {
  Assignable,
  Assignment,
  Block,
  Exit,
  Expression,
  ForEach,
  FunctionDefinition,
  If,
  Leave,
  Return,
  ScriptBlock,
  Statement,
  Throw,
  Try,
} from './tree.ts';
import { readVariable } from './variables.ts';

const keyword = /(?<word>[a-z]+)(?=[\s({;}|)]|$)/iy;

type Read = (cursor: Cursor, start: number) => Statement;

const readers: Readonly<Record<keyof typeof statementWords, Read>> = {
  if: readIf,
  foreach: readForEach,
  function: readFunction,
  return: (cursor, start) => readValued(cursor, start, 'return'),
  throw: (cursor, start) => readValued(cursor, start, 'throw'),
  exit: (cursor, start) => readValued(cursor, start, 'exit'),
  break: (cursor, start) => readLeave(cursor, start, 'break'),
  continue: (cursor, start) => readLeave(cursor, start, 'continue'),
  try: readTry,
};

const notHere = { ...missingWords, ...furtherWords };

export function readStatement(cursor: Cursor): Statement {
  const start = cursor.at;
  const word = cursor.look(keyword)?.groups?.['word']?.toLowerCase() ?? '';
  if (Object.hasOwn(readers, word)) {
    cursor.at += word.length;
    return readers[word as keyof typeof readers](cursor, start);
  }
  const instead = Object.hasOwn(notHere, word) ? notHere[word] : undefined;
  if (instead !== undefined) {
    throw cursor.unsupported(`"${word}"`, instead, { start, end: start + word.length });
  }
  return readValuedStatement(cursor);
}

/** An assignment or pipelines. */
export function readValuedStatement(cursor: Cursor): Statement {
  const start = cursor.at;
  return cursor.within(() => readAssignment(cursor)) ?? rewound(cursor, start);
}

function rewound(cursor: Cursor, start: number): Statement {
  cursor.at = start;
  return readChain(cursor);
}

const assigning = /(?<operator>[-+*/%]?)=(?!=)/y;

function readAssignment(cursor: Cursor): Assignment | undefined {
  const start = cursor.at;
  // Anything else would be read twice at each level.
  if (cursor.look(/[$[]/y) === undefined) return undefined;
  if (cursor.look(/\$(?:\{[^}\n]*\}|[\w:]*)\s*(?:[-+*/%]?=|[.[])|\[/uy) === undefined) {
    const next = cursor.look(/\$[\w:]+\s*(?<operator>\+\+|--)/uy);
    if (next === undefined) return undefined;
    throw cursor.unsupported('++ and --', 'Write $name += 1 or $name -= 1', {
      start,
      end: start + next[0].length,
    });
  }
  const to = readPrimary(cursor);
  cursor.skipBlanks();
  const found = cursor.match(assigning);
  if (to === undefined || found === undefined) return undefined;
  const operator = found.groups?.['operator'] ?? '';
  const target = to.kind === 'cast' ? to.of : to;
  if (!isAssignable(target)) {
    throw cursor.error(syntaxErrors('not-assignable', { operator: found[0] }), to);
  }
  cursor.skipLines();
  const given = readStatement(cursor);
  const value = to.kind === 'cast' ? casted(to, given) : given;
  return {
    kind: 'assignment',
    to: target,
    ...(operator === '' ? {} : { operator: operator as '+' }),
    value,
    ...cursor.from(start),
  };
}

/** [int]$a = … makes the value an int, now and not for ever. */
function casted(to: Extract<Expression, { kind: 'cast' }>, given: Statement): Statement {
  const { start, end } = given;
  const of: Expression = { kind: 'group', body: given, start, end };
  const value: Expression = { kind: 'cast', type: to.type, of, start: to.start, end };
  return { kind: 'pipeline', stages: [value], start: to.start, end };
}

function isAssignable(value: Expression): value is Assignable {
  return value.kind === 'variable' || value.kind === 'member' || value.kind === 'index';
}

function readIf(cursor: Cursor, start: number): If {
  const cases: If['cases'][number][] = [];
  let otherwise: Block | undefined;
  do {
    cases.push({ when: readCondition(cursor), body: readBody(cursor) });
    cursor.requireInRow(cases.length);
  } while (seesWord(cursor, 'elseif'));
  if (seesWord(cursor, 'else')) otherwise = readBody(cursor);
  return {
    kind: 'if',
    cases,
    ...(otherwise === undefined ? {} : { otherwise }),
    ...cursor.from(start),
  };
}

function readCondition(cursor: Cursor): Statement {
  cursor.skipLines();
  const opened = cursor.at;
  if (!cursor.takes('(')) throw cursor.unexpected('( and a condition');
  const condition = cursor.within(() => {
    cursor.skipLines();
    return readValuedStatement(cursor);
  });
  cursor.close(')', '(', opened);
  return condition;
}

function readBody(cursor: Cursor): Block {
  cursor.skipLines();
  const opened = cursor.at;
  if (!cursor.takes('{')) throw cursor.unexpected('{');
  const body = cursor.within(() => cursor.grammar.block(cursor, '}'));
  cursor.close('}', 'block', opened);
  return body;
}

/** Goes past a word that continues a statement, on this line or the next. */
function seesWord(cursor: Cursor, word: string): boolean {
  const before = cursor.at;
  cursor.skipLines();
  const found = cursor.look(keyword)?.groups?.['word']?.toLowerCase();
  if (found === word) {
    cursor.at += word.length;
    return true;
  }
  cursor.at = before;
  return false;
}

function readForEach(cursor: Cursor, start: number): ForEach {
  cursor.skipLines();
  const opened = cursor.at;
  if (!cursor.takes('(')) throw cursor.unexpected('( $name in …');
  cursor.skipLines();
  const variable = readVariable(cursor);
  if (variable === undefined) throw cursor.unexpected('a variable');
  if (!seesWord(cursor, 'in')) throw cursor.unexpected('"in" and a list');
  cursor.skipLines();
  const of = cursor.within(() => readValuedStatement(cursor));
  cursor.close(')', '(', opened);
  return { kind: 'foreach', variable, of, body: readBody(cursor), ...cursor.from(start) };
}

function readFunction(cursor: Cursor, start: number): FunctionDefinition {
  cursor.skipLines();
  const name = cursor.match(/[\p{L}_][\w-]*/uy)?.[0];
  if (name === undefined) throw cursor.unexpected('the name of the function');
  cursor.skipLines();
  const listed = cursor.peek() === '(' ? readParameterList(cursor) : undefined;
  cursor.skipLines();
  const block = cursor.within(() => cursor.grammar.scriptBlock(cursor));
  const body: ScriptBlock = listed === undefined ? block : { ...block, parameters: listed };
  return { kind: 'function', name, body, ...cursor.from(start) };
}

function readValued(
  cursor: Cursor,
  start: number,
  kind: 'return' | 'throw' | 'exit',
): Return | Throw | Exit {
  cursor.skipBlanks();
  if (cursor.isAtEnd || cursor.look(/[;})\r\n]/y) !== undefined)
    return { kind, ...cursor.from(start) };
  const value = readChain(cursor);
  return { kind, value, ...cursor.from(start) };
}

function readLeave(cursor: Cursor, start: number, kind: Leave['kind']): Leave {
  return { kind, ...cursor.from(start) };
}

function readTry(cursor: Cursor, start: number): Try {
  const body = readBody(cursor);
  let caught: Block | undefined;
  if (seesWord(cursor, 'catch')) {
    cursor.skipLines();
    if (cursor.peek() === '[') {
      throw cursor.unsupported('catch for one type', 'Look at $_.Code in the block.', {
        start: cursor.at,
        end: cursor.at + 1,
      });
    }
    caught = readBody(cursor);
  }
  const last = seesWord(cursor, 'finally') ? readBody(cursor) : undefined;
  if (caught === undefined && last === undefined) throw cursor.unexpected('catch or finally');
  return {
    kind: 'try',
    body,
    ...(caught === undefined ? {} : { caught }),
    ...(last === undefined ? {} : { finally: last }),
    ...cursor.from(start),
  };
}
