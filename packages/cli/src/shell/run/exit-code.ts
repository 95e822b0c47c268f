import { asNumber } from '../values/as-number.ts';

/** The exit code that a value names; undefined where no program can end so. */
export function exitCodeIn(value: unknown): number | undefined {
  const isNamed = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
  const number = isNamed ? asNumber(value) : undefined;
  if (number === undefined || !Number.isInteger(number)) return undefined;
  return number >= 0 && number <= 255 ? number : undefined;
}
