import { parseDate } from '@hawser/command/binding/dates';
import { Secret } from '@hawser/core/secret';
import type { PlainTypeName, TypeName } from '../syntax/tree.ts';
import { asNumber, shown } from './as-number.ts';
import { asText } from './as-text.ts';
import { BlockValue } from './block-value.ts';
import { listOf } from './elements.ts';
import { HashTable } from './hash-table.ts';
import { isObject } from './kinds.ts';
import { isTrue } from './truth.ts';
import { valueErrors } from './value-errors.ts';

/** The value as a type, as [int] does it. */
export function cast(value: unknown, type: TypeName): unknown {
  const list = /^(?<element>.*)\[\]$/.exec(type)?.groups?.['element'];
  if (list !== undefined) return listOf(value).map((each) => cast(each, list as PlainTypeName));
  const made = conversions[type as PlainTypeName](value);
  if (made !== undefined) return made;
  throw valueErrors('not-convertible', {
    value: shown(value),
    type: namesOf[type] ?? type,
    forms: formsOf[type] ?? 'See what it is: … | Get-Member',
  });
}

const whole = (value: unknown): unknown => {
  const number = asNumber(value);
  if (number === undefined || !Number.isFinite(number)) return undefined;
  // A half goes to the even side, as in PowerShell.
  const below = Math.floor(number);
  const isHalf = number - below === 0.5;
  return isHalf ? below + (Math.abs(below) % 2) : Math.round(number);
};
const real = (value: unknown): unknown => asNumber(value);

const conversions: Readonly<Record<PlainTypeName, (value: unknown) => unknown>> = {
  string: asText,
  int: whole,
  long: whole,
  double: real,
  decimal: real,
  bool: isTrue,
  switch: isTrue,
  datetime: (value) => (value instanceof Date ? value : parseDate(asText(value))),
  array: (value) => [...listOf(value)],
  hashtable: (value) => {
    if (value instanceof HashTable) return value;
    return isObject(value) ? HashTable.of(Object.entries(value)) : undefined;
  },
  pscustomobject: (value) => (value instanceof HashTable ? objectOf(value) : value),
  regex: asText,
  scriptblock: (value) => (value instanceof BlockValue ? value : undefined),
  securestring: (value) => (value instanceof Secret ? value : undefined),
  object: (value) => value,
  void: () => null,
};

/** No name of a property means anything else than itself. */
export function objectOf(entries: Iterable<readonly [string, unknown]>): object {
  return Object.fromEntries(entries);
}

const namesOf: Partial<Readonly<Record<TypeName, string>>> = {
  int: 'whole number',
  long: 'whole number',
  double: 'number',
  decimal: 'number',
  datetime: 'date',
  hashtable: 'table',
  scriptblock: 'block',
  securestring: 'secret',
};

const formsOf: Partial<Readonly<Record<TypeName, string>>> = {
  int: 'It is written as 12, -3 or 10GB.',
  long: 'It is written as 12, -3 or 10GB.',
  double: 'It is written as 1.5, -3 or 1e6.',
  decimal: 'It is written as 1.5 or -3.',
  datetime: 'It is written as 2026-11-20 or 2026-11-20T08:30:00Z.',
  hashtable: 'It is written as @{ name = value }.',
  scriptblock: 'It is written as { … }.',
  securestring: 'It comes from a file or the like, by a parameter of that type.',
};
