import { BlockValue } from './block-value.ts';
import { HashTable } from './hash-table.ts';
import { TimeSpan } from './time-span.ts';

export type Properties = Readonly<Record<string, unknown>>;

/** An object with properties of its own, as commands emit them. */
export function isObject(value: unknown): value is Properties {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof HashTable) &&
    !(value instanceof TimeSpan) &&
    !(value instanceof BlockValue)
  );
}

export function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** What a person calls it. */
export function kindOf(value: unknown): string {
  if (isNothing(value)) return '$null';
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'number' || typeof value === 'bigint') return 'a number';
  if (typeof value === 'boolean') return 'true or false';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return 'a date';
  if (value instanceof TimeSpan) return 'a time span';
  if (value instanceof HashTable) return 'a table';
  if (value instanceof BlockValue) return 'a block';
  return 'an object';
}
