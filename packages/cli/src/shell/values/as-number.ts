import { numberIn } from '../syntax/numbers.ts';
import { asText } from './as-text.ts';
import { isNothing, kindOf } from './kinds.ts';
import { valueErrors } from './value-errors.ts';

/** The value as a number, as arithmetic takes it; undefined where it is none. */
export function asNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (isNothing(value)) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return undefined;
  return value.trim() === '' ? 0 : numberIn(value);
}

export function requireNumber(value: unknown, operator: string): number {
  const number = asNumber(value);
  if (number !== undefined) return number;
  throw valueErrors('no-number', { operator, value: shown(value) });
}

/** A value as a message names it. */
export function shown(value: unknown): string {
  if (typeof value !== 'string') return typeof value === 'number' ? asText(value) : kindOf(value);
  return `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
}
