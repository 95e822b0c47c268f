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
      'A text in quotation marks may go over several lines as well.',
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
  const [, owner = ''] = cursor.look(/\[(?:system\.)?([\w.]+)\]\s*::/iy) ?? [];
  if (owner !== '') {
    throw cursor.unsupported(
      'What follows ::',
      insteadOf[owner.toLowerCase()] ?? 'There are operators and commands: get-command',
      { start, end: cursor.at + owner.length + 2 },
    );
  }
  const type = readType(cursor);
  cursor.skipBlanks();
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
  const written = name.toLowerCase().replace(/^management\.automation\./, '');
  const type = typeNames.find((each) => each === (synonyms[written] ?? written));
  if (type !== undefined) return list === undefined ? type : `${type}[]`;
  const types = typeNames.map((each) => `[${each}]`).join(' ');
  throw cursor.error(syntaxErrors('unknown-type', { type: name, types }), cursor.from(start));
}

/** What does what types elsewhere do. */
const insteadOf: Readonly<Record<string, string>> = {
  datetime: 'Get-Date says what time it is.',
  math: "'{0:N2}' -f $number rounds, [int] makes whole; Measure-Object finds the largest.",
  string: 'Write -not $text, $list -join $between, $form -f $values',
  timespan: 'New-TimeSpan makes one.',
  environment: '$env:NAME reads the environment.',
};

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
      value =
        cursor.peek() === '('
          ? readInvocation(cursor, value, name)
          : { kind: 'member', of: value, name, ...cursor.from(start) };
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

/** .Name(…): the values between the brackets, each of which may have operators. */
function readInvocation(cursor: Cursor, of: Expression, name: Expression): Expression {
  const { start } = of;
  if (name.kind !== 'literal') {
    throw cursor.unsupported('A method whose name is put together', 'Write its name.', name);
  }
  const opened = cursor.at;
  cursor.at += 1;
  const given: Expression[] = [];
  cursor.skipLines();
  while (cursor.peek() !== ')' && !cursor.isAtEnd) {
    given.push(cursor.within(() => cursor.grammar.argument(cursor)));
    cursor.skipLines();
    if (!cursor.takes(',')) break;
    cursor.skipLines();
  }
  cursor.close(')', '(', opened);
  return { kind: 'invocation', of, name: name.value, given, ...cursor.from(start) };
}

function readMemberName(cursor: Cursor): Expression {
  const start = cursor.at;
  const word = cursor.match(/[\p{L}_]\w*/uy)?.[0];
  if (word !== undefined) return { kind: 'literal', value: word, ...cursor.from(start) };
  const name = readPlain(cursor);
  if (name === undefined) throw cursor.unexpected('the name of a property');
  return name;
}
