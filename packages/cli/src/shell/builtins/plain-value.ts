import { BlockValue } from '../values/block-value.ts';
import { HashTable } from '../values/hash-table.ts';
import { isNothing } from '../values/kinds.ts';
import { requireItems } from '../values/limits.ts';
import { TimeSpan } from '../values/time-span.ts';
import { builtInErrors } from './built-in-errors.ts';

/** A value as JSON and YAML have it. */
export function plain(value: unknown, depth: number): unknown {
  let count = 0;
  const of = (each: unknown, left: number): unknown => {
    requireItems((count += 1));
    if (isNothing(each)) return null;
    if (typeof each !== 'object') return each;
    if (each instanceof Date) return each.toISOString();
    if (each instanceof TimeSpan) return each.toString();
    if (each instanceof BlockValue) return each.text;
    if (left === 0) throw builtInErrors('too-nested', { most: depth });
    if (Array.isArray(each)) return each.map((item) => of(item, left - 1));
    const entries = each instanceof HashTable ? [...each] : Object.entries(each);
    return Object.fromEntries(entries.map(([name, item]) => [name, of(item, left - 1)]));
  };
  return of(value, depth);
}
