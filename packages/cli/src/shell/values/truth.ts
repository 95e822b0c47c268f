import { isNothing } from './kinds.ts';

/** Whether a value counts as true. */
export function isTrue(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (typeof value === 'string') return value !== '';
  if (isNothing(value)) return false;
  if (!Array.isArray(value)) return true;
  if (value.length > 1) return true;
  const [only] = value as unknown[];
  return Array.isArray(only) ? only.length > 0 : isTrue(only);
}
