import { asNumber, shown } from './as-number.ts';
import { asText } from './as-text.ts';
import { areEqual } from './compare.ts';
import { listOf } from './elements.ts';
import { formatted } from './format.ts';
import { HashTable } from './hash-table.ts';
import { isNothing, kindOf } from './kinds.ts';
import { mostItems, requireItems, requireRoomFor } from './limits.ts';
import { TimeSpan } from './time-span.ts';
import { valueErrors } from './value-errors.ts';

type Method<Value> = (value: Value, ...given: readonly unknown[]) => unknown;
type Methods<Value> = Readonly<Record<string, Method<Value>>>;

const whole = (value: unknown, otherwise = 0): number => {
  if (value === undefined) return otherwise;
  const number = asNumber(value);
  if (number !== undefined) return Math.trunc(number);
  throw valueErrors('no-number', { operator: 'A method', value: shown(value) });
};

const trimmed = (
  text: string,
  given: readonly unknown[],
  ends: 'start' | 'end' | 'both',
): string => {
  const characters = new Set(
    given.flatMap((each) => Array.from(listOf(each).map(asText).join(''))),
  );
  const goes = (character: string | undefined): boolean =>
    character !== undefined &&
    (characters.size === 0 ? character.trim() === '' : characters.has(character));
  let [from, to] = [0, text.length];
  if (ends !== 'end') while (from < to && goes(text[from])) from += 1;
  if (ends !== 'start') while (to > from && goes(text[to - 1])) to -= 1;
  return text.slice(from, to);
};

/** Here they mind case, and know no patterns, as those of PowerShell. */
const ofTexts: Methods<string> = {
  ToUpper: (text) => text.toUpperCase(),
  ToLower: (text) => text.toLowerCase(),
  Trim: (text, ...given) => trimmed(text, given, 'both'),
  TrimStart: (text, ...given) => trimmed(text, given, 'start'),
  TrimEnd: (text, ...given) => trimmed(text, given, 'end'),
  Replace: (text, from, to) => replaced(text, asText(from), asText(to)),
  Split(text, by) {
    const separator = by === undefined ? /\s/ : asText(by);
    const parts = separator === '' ? [text] : text.split(separator, mostItems + 1);
    requireItems(parts.length);
    return parts;
  },
  Contains: (text, part) => text.includes(asText(part)),
  StartsWith: (text, part) => text.startsWith(asText(part)),
  EndsWith: (text, part) => text.endsWith(asText(part)),
  IndexOf: (text, part) => text.indexOf(asText(part)),
  LastIndexOf: (text, part) => text.lastIndexOf(asText(part)),
  Substring(text, from, length) {
    const start = whole(from);
    const end = start + whole(length, text.length - start);
    if (start >= 0 && end >= start && end <= text.length) return text.slice(start, end);
    throw valueErrors('not-convertible', {
      value: `${start}, ${end - start}`,
      type: `part of a text of ${text.length} characters`,
      forms: 'See first how long it is: $text.Length',
    });
  },
  PadLeft: (text, width, by = ' ') => text.padStart(room(width), asText(by)),
  PadRight: (text, width, by = ' ') => text.padEnd(room(width), asText(by)),
};

function replaced(text: string, from: string, to: string): string {
  if (from === '') return text;
  let length = text.length;
  for (let at = text.indexOf(from); at !== -1; at = text.indexOf(from, at + from.length)) {
    length += to.length - from.length;
  }
  requireRoomFor(length);
  return text.replaceAll(from, () => to);
}

function room(width: unknown): number {
  const characters = whole(width);
  requireRoomFor(characters);
  return characters;
}

const later =
  (unit: number): Method<Date> =>
  (date, count) =>
    new Date(date.getTime() + (asNumber(count) ?? whole(count)) * unit);

const ofDates: Methods<Date> = {
  AddDays: later(86_400_000),
  AddHours: later(3_600_000),
  AddMinutes: later(60_000),
  AddSeconds: later(1000),
  AddMilliseconds: later(1),
  AddMonths: (date, count) => inMonths(date, whole(count)),
  AddYears: (date, count) => inMonths(date, whole(count) * 12),
};

/** The same day, or the last one of a month that has none such. */
function inMonths(date: Date, count: number): Date {
  const moved = new Date(date);
  moved.setMonth(date.getMonth() + count);
  if (moved.getDate() !== date.getDate()) moved.setDate(0);
  return moved;
}

const ofTables: Methods<HashTable> = {
  ContainsKey: (table, key) => table.has(asText(key)),
  Contains: (table, key) => table.has(asText(key)),
  ContainsValue: (table, value) =>
    Array.from(table).some(([, each]) => areEqual(each, value, true)),
  Add: (table, key, value) => table.set(asText(key), value ?? null),
  Remove: (table, key) => table.delete(asText(key)),
  Clear(table) {
    for (const key of Array.from(table, ([name]) => name)) table.delete(key);
  },
  GetEnumerator: (table) => Array.from(table, ([key, value]) => ({ key, value, name: key })),
};

const ofLists: Methods<unknown[]> = {
  Contains: (list, value) => list.some((each) => areEqual(each, value, true)),
  IndexOf: (list, value) => list.findIndex((each) => areEqual(each, value, true)),
  Clear: (list) => void list.splice(0),
};

/** What every value has. */
const ofAll: Methods<unknown> = {
  ToString: (value, form) => (form === undefined ? asText(value) : formatted(value, asText(form))),
  Equals: (value, other) => areEqual(value, other, true),
};

const instead: Readonly<Record<string, string>> = {
  where: 'Write … | Where-Object { … }',
  foreach: 'Write … | ForEach-Object { … }',
  add: 'A list becomes longer by += …',
  matches: 'Write -match, and look at $Matches',
  gettype: 'See what it is: … | Get-Member',
};

/** What can be called, by what it belongs to. */
export const methodTable: readonly (readonly [of: string, names: readonly string[]])[] = [
  ['texts', Object.keys(ofTexts)],
  ['dates', Object.keys(ofDates)],
  ['tables', Object.keys(ofTables)],
  ['lists', Object.keys(ofLists)],
  ['all', Object.keys(ofAll)],
];

/** The names of what can be called of a value. */
export function methodsOf(value: unknown): readonly string[] {
  if (isNothing(value)) return [];
  return Object.keys({ ...ownMethods(value), ...ofAll });
}

function methodOf(value: unknown, name: string): Method<never> | undefined {
  const own = inAnyCase(ownMethods(value) ?? {}, name);
  return own ?? (isNothing(value) ? undefined : inAnyCase(ofAll, name));
}

function inAnyCase(methods: Methods<never>, name: string): Method<never> | undefined {
  if (Object.hasOwn(methods, name)) return methods[name];
  const folded = name.toLowerCase();
  const found = Object.keys(methods).find((each) => each.toLowerCase() === folded);
  return found === undefined ? undefined : methods[found];
}

function ownMethods(value: unknown): Methods<never> | undefined {
  if (typeof value === 'string') return ofTexts;
  if (value instanceof Date) return ofDates;
  if (value instanceof HashTable) return ofTables;
  return Array.isArray(value) ? ofLists : undefined;
}

export function hasMethod(value: unknown, name: string): boolean {
  return methodOf(value, name) !== undefined;
}

/** Calls what belongs to a value: only what stands here is there. */
export function callMethod(value: unknown, name: string, given: readonly unknown[]): unknown {
  const method = methodOf(value, name);
  if (method !== undefined) return method(value as never, ...given);
  const known = methodsOf(value).join(', ');
  const hint = instead[name.toLowerCase()] ?? `There are ${known}.`;
  throw valueErrors('no-method', {
    value: value instanceof TimeSpan ? 'A time span' : kindOf(value),
    name,
    hint,
  });
}
