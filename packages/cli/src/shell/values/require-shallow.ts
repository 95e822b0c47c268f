import { HashTable } from './hash-table.ts';
import { isObject } from './kinds.ts';
import { requireItems } from './limits.ts';
import { valueErrors } from './value-errors.ts';

const mostLevels = 100;

/** A list may be in itself, or the same in many: what is shown of it has an end. */
export function requireShallow(value: unknown): void {
  let count = 0;
  const look = (each: unknown, left: number): void => {
    requireItems((count += 1));
    const within = partsOf(each);
    if (within === undefined) return;
    if (left === 0) throw valueErrors('too-nested', {});
    for (const part of within) look(part, left - 1);
  };
  look(value, mostLevels);
}

function partsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[];
  if (value instanceof HashTable) return Array.from(value, ([, each]) => each);
  return isObject(value) ? Object.values(value) : undefined;
}
