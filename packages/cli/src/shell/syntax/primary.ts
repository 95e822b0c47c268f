import type { Cursor } from './cursor.ts';
import { readNumber } from './numbers.ts';
import { readDouble, readSingle, readSubexpression, seesQuote } from './strings.ts';
import { syntaxErrors } from './syntax-errors.ts';
import { type Expression, type TableLiteral, type TypeName, typeNames } from './tree.ts';
import { readVariable } from './variables.ts';

/** One value, with the properties and elements that are taken of it; undefined where none begins. */
export function readPrimary(cursor: Cursor): Expression | undefined {
  const value = readPlain(cursor);
  return value === undefined ? undefined : readParts(cursor, value);
}

function readPlain(cursor: Cursor): Expression | undefined {
  switch (cursor.peek()) {
    case '$':
      return readDollar(cursor);
    case '@':
      return readAt(cursor);
    case '(':
      return readGroup(cursor);
    case '{':
      return readBlock(cursor);
    case '[':
      return readCast(cursor);
    default: {
      if (!seesQuote(cursor)) return readNumber(cursor);
      return cursor.look(/['\u2018\u2019\u201a\u201b]/y) === undefined
        ? readDouble(cursor)
        : readSingle(cursor);
    }
  }
}

function readDollar(cursor: Cursor): Expression {
  if (cursor.sees('$(')) return readSubexpression(cursor);
  const variable = readVariable(cursor);
  if (variable !== undefined) return variable;
  cursor.at += 1;
  throw cursor.unexpected('the name of a variable');
}

function readAt(cursor: Cursor): Expression {
  const start = cursor.at;
  if (cursor.takes('@{')) return cursor.within(() => readTable(cursor, start));
  if (cursor.takes('@(')) {
    const body = cursor.within(() => cursor.grammar.block(cursor, ')'));
    cursor.close(')', '@(', start);
    return { kind: 'collected', as: 'list', body, ...cursor.from(start) };
  }
  cursor.at += 1;
  if (seesQuote(cursor)) {
    throw cursor.unsupported(
      'A text over several lines with @"',
      "Write the lines as a list, and join them: 'one', 'two' -join \"`n\"",
      { start, end: cursor.at + 1 },
    );
  }
  throw cursor.unexpected('( or {');
}

function readGroup(cursor: Cursor): Expression {
  const start = cursor.at;
  cursor.at += 1;
  const body = cursor.within(() => {
    cursor.skipLines();
    return cursor.grammar.valued(cursor);
  });
  cursor.close(')', '(', start);
  return { kind: 'group', body, ...cursor.from(start) };
}

function readBlock(cursor: Cursor): Expression {
  const start = cursor.at;
  const body = cursor.within(() => cursor.grammar.scriptBlock(cursor));
  return { kind: 'block', body, ...cursor.from(start) };
}

/** @{ name = value; … } */
function readTable(cursor: Cursor, start: number): TableLiteral {
  const entries: TableLiteral['entries'][number][] = [];
  for (;;) {
    cursor.skipLines();
    while (cursor.takes(';')) cursor.skipLines();
    if (cursor.peek() === '}' || cursor.isAtEnd) break;
    const key = readKey(cursor);
    cursor.skipBlanks();
    if (!cursor.takes('=')) throw cursor.unexpected('= and a value');
    cursor.skipLines();
    entries.push({ key, value: cursor.grammar.valued(cursor) });
    cursor.skipBlanks();
    if (cursor.look(/[;}\r\n]/y) === undefined && !cursor.isAtEnd) {
      throw cursor.unexpected('; or a closing }');
    }
  }
  cursor.close('}', '@{', start);
  return { kind: 'table', entries, ...cursor.from(start) };
}

function readKey(cursor: Cursor): Expression {
  const start = cursor.at;
  const word = cursor.match(/[\p{L}_][\w-]*/uy)?.[0];
  if (word !== undefined) return { kind: 'literal', value: word, ...cursor.from(start) };
  const key = readPrimary(cursor);
  if (key === undefined) throw cursor.unexpected('a name');
  return key;
}

/** [int]$value */
function readCast(cursor: Cursor): Expression {
  const start = cursor.at;
  const type = readType(cursor);
  cursor.skipBlanks();
  if (cursor.sees('::')) {
    throw cursor.unsupported('What follows ::', 'There are commands for it: get-command', {
      start,
      end: cursor.at + 2,
    });
  }
  const of = cursor.within(() => readPrimary(cursor));
  if (of === undefined) throw cursor.unexpected('a value');
  return { kind: 'cast', type, of, ...cursor.from(start) };
}

/** [name], or [name[]] which is the same here. */
export function readType(cursor: Cursor): TypeName {
  const start = cursor.at;
  const found = cursor.match(/\[\s*(?:system\.)?(?<name>[\w.]+)(?<list>\[\])?\s*\]/iy);
  if (found === undefined) {
    cursor.at += 1;
    throw cursor.unexpected('the name of a type');
  }
  const { name = '', list } = found.groups ?? {};
  if (list !== undefined) return 'array';
  const written = name.toLowerCase().replace(/^management\.automation\./, '');
  const type = typeNames.find((each) => each === (synonyms[written] ?? written));
  if (type !== undefined) return type;
  const types = typeNames.map((each) => `[${each}]`).join(' ');
  throw cursor.error(syntaxErrors('unknown-type', { type: name, types }), cursor.from(start));
}

const synonyms: Readonly<Record<string, TypeName>> = {
  int32: 'int',
  int64: 'long',
  boolean: 'bool',
  float: 'double',
  single: 'double',
  psobject: 'pscustomobject',
  switchparameter: 'switch',
  ordered: 'hashtable',
};

/** .Name and [index], as often as they follow without a blank. */
function readParts(cursor: Cursor, first: Expression): Expression {
  const { start } = first;
  let value = first;
  for (let count = 1; ; count += 1) {
    cursor.requireInRow(count);
    if (cursor.peek() === '.' && cursor.look(/\.(?:[\p{L}_]|["'$(])/uy) !== undefined) {
      cursor.at += 1;
      const name = readMemberName(cursor);
      value = { kind: 'member', of: value, name, ...cursor.from(start) };
      if (cursor.peek() === '(') {
        throw cursor.unsupported(
          'Calling what belongs to a value',
          'There are operators and commands for it, as -split, -replace and Select-Object.',
          cursor.from(start),
        );
      }
    } else if (cursor.peek() === '[') {
      const opened = cursor.at;
      cursor.at += 1;
      const at = cursor.within(() => {
        cursor.skipLines();
        return cursor.grammar.expression(cursor);
      });
      cursor.close(']', '[', opened);
      value = { kind: 'index', of: value, at, ...cursor.from(start) };
    } else return value;
  }
}

function readMemberName(cursor: Cursor): Expression {
  const start = cursor.at;
  const word = cursor.match(/[\p{L}_]\w*/uy)?.[0];
  if (word !== undefined) return { kind: 'literal', value: word, ...cursor.from(start) };
  const name = readPlain(cursor);
  if (name === undefined) throw cursor.unexpected('the name of a property');
  return name;
}
