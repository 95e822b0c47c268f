import { HashTable } from './hash-table.ts';
import { isNothing, isObject, kindOf, type Properties } from './kinds.ts';
import { TimeSpan } from './time-span.ts';
import { valueErrors } from './value-errors.ts';

/** A property of a value; of a list, those of its elements. What is not there is nothing. */
export function memberOf(value: unknown, name: string): unknown {
  // Nothing is none of them, for whoever counts.
  if (isNothing(value)) return isCount(name) ? 0 : null;
  if (Array.isArray(value)) return memberOfList(value, name);
  if (value instanceof HashTable) return memberOfTable(value, name);
  const found = property(propertiesOf(value), name);
  if (found !== undefined) return found.value ?? null;
  if (/^psobject$/i.test(name)) return { properties: namedValues(propertiesOf(value)) };
  // Whatever is not a list is a list of one, for whoever counts.
  return isCount(name) ? 1 : null;
}

/** Whether there is a property of that name, whatever is in it. */
export function hasMember(value: unknown, name: string): boolean {
  if (isCount(name) || /^psobject$/i.test(name)) return true;
  if (Array.isArray(value)) return value.some((each) => hasMember(each, name));
  if (value instanceof HashTable && /^(?:keys|values)$/i.test(name)) return true;
  return property(propertiesOf(value), name) !== undefined;
}

/** What a value has, by the names that a person may use. */
export function propertiesOf(value: unknown): Properties {
  if (typeof value === 'string') return { length: value.length };
  if (value instanceof Date) return dateProperties(value);
  if (value instanceof TimeSpan) return value.properties;
  if (value instanceof HashTable) return value.toJSON();
  return isObject(value) ? value : {};
}

/** By name, without minding case; only what is the object's own. */
export function property(
  object: Properties,
  name: string,
): { readonly name: string; readonly value: unknown } | undefined {
  if (Object.hasOwn(object, name)) return { name, value: object[name] };
  const folded = name.toLowerCase();
  const found = Object.keys(object).find((key) => key.toLowerCase() === folded);
  return found === undefined ? undefined : { name: found, value: object[found] };
}

export function setMember(of: unknown, name: string, value: unknown): void {
  if (of instanceof HashTable) {
    of.set(name, value);
    return;
  }
  const known = isObject(of) ? property(of, name) : undefined;
  if (known === undefined || Object.isFrozen(of)) {
    throw valueErrors('no-such-property', { value: kindOf(of), name });
  }
  Object.defineProperty(of, known.name, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

function memberOfList(list: readonly unknown[], name: string): unknown {
  if (isCount(name)) return list.length;
  const found = list.flatMap((each) => {
    const value = isNothing(each) ? null : memberOf(each, name);
    return isNothing(value) ? [] : value;
  });
  return found.length > 1 ? found : (found[0] ?? null);
}

function memberOfTable(table: HashTable, name: string): unknown {
  if (table.has(name)) return table.get(name);
  switch (name.toLowerCase()) {
    case 'count':
      return table.size;
    case 'keys':
      return Array.from(table, ([key]) => key);
    case 'values':
      return Array.from(table, ([, value]) => value);
    default:
      return null;
  }
}

function dateProperties(date: Date): Properties {
  return {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    hour: date.getHours(),
    minute: date.getMinutes(),
    second: date.getSeconds(),
    millisecond: date.getMilliseconds(),
    dayOfWeek: new Intl.DateTimeFormat('en', { weekday: 'long' }).format(date),
    dayOfYear: Math.round(
      (Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) -
        Date.UTC(date.getFullYear(), 0, 0)) /
        86_400_000,
    ),
    date: new Date(date.getFullYear(), date.getMonth(), date.getDate()),
  };
}

function isCount(name: string): boolean {
  return /^(?:count|length)$/i.test(name);
}

function namedValues(properties: Properties): readonly Properties[] {
  return Object.entries(properties).map(([name, value]) => ({ name, value }));
}
