import { asNumber, requireNumber, shown } from './as-number.ts';
import { asText } from './as-text.ts';
import { HashTable } from './hash-table.ts';
import { isNothing } from './kinds.ts';
import { requireItems, requireRoomFor } from './limits.ts';
import { TimeSpan } from './time-span.ts';
import { valueErrors } from './value-errors.ts';

/** What stands on the left says what is meant: texts and lists are joined, numbers added. */
export function add(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (typeof left === 'string') {
    const text = asText(right);
    requireRoomFor(left.length + text.length);
    return left + text;
  }
  if (Array.isArray(left)) {
    const more = Array.isArray(right) ? (right as unknown[]) : [right];
    requireItems(left.length + more.length);
    return [...(left as unknown[]), ...more];
  }
  if (left instanceof HashTable && right instanceof HashTable) {
    return HashTable.of([...left, ...right]);
  }
  if (left instanceof Date && right instanceof TimeSpan) {
    return dateAt(left.getTime() + right.milliseconds);
  }
  if (left instanceof TimeSpan && right instanceof TimeSpan) {
    return new TimeSpan(left.milliseconds + right.milliseconds);
  }
  if (isNothing(left)) return right ?? null;
  const [one, other] = [asNumber(left), asNumber(right)];
  if (one === undefined || other === undefined) {
    throw valueErrors('not-addable', { operator: '+', left: shown(left), right: shown(right) });
  }
  return one + other;
}

export function subtract(left: unknown, right: unknown): unknown {
  if (left instanceof Date && right instanceof Date) {
    return new TimeSpan(left.getTime() - right.getTime());
  }
  if (left instanceof Date && right instanceof TimeSpan) {
    return dateAt(left.getTime() - right.milliseconds);
  }
  if (left instanceof TimeSpan && right instanceof TimeSpan) {
    return new TimeSpan(left.milliseconds - right.milliseconds);
  }
  return requireNumber(left, '-') - requireNumber(right, '-');
}

/** A text or a list so many times, or numbers multiplied. */
export function multiply(left: unknown, right: unknown): unknown {
  if (typeof left === 'string') {
    const times = timesOf(right);
    // Nothing, however often.
    if (left === '') return '';
    requireRoomFor(left.length * times);
    return left.repeat(times);
  }
  if (Array.isArray(left)) {
    const times = timesOf(right);
    if (left.length === 0) return [];
    requireItems(left.length * times);
    return Array.from({ length: times }, () => left as unknown[]).flat();
  }
  return requireNumber(left, '*') * requireNumber(right, '*');
}

export function divide(left: unknown, right: unknown): unknown {
  return requireNumber(left, '/') / divisor(right, '/');
}

export function remainder(left: unknown, right: unknown): unknown {
  return requireNumber(left, '%') % divisor(right, '%');
}

/** A range: its first number, and its last. */
export interface RangeEnds {
  readonly from: number;
  readonly to: number;
}

export function rangeEnds(left: unknown, right: unknown): RangeEnds {
  const from = Math.round(requireNumber(left, '..'));
  const to = Math.round(requireNumber(right, '..'));
  // Beyond these the next number is the same one.
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to)) requireItems(Infinity);
  return { from, to };
}

/** The numbers from one to the other, up or down. */
export function range(left: unknown, right: unknown): unknown {
  const { from, to } = rangeEnds(left, right);
  const length = Math.abs(to - from) + 1;
  requireItems(length);
  const step = to < from ? -1 : 1;
  return Array.from({ length }, (_, index) => from + index * step);
}

function dateAt(milliseconds: number): Date {
  const date = new Date(milliseconds);
  if (!Number.isNaN(date.getTime())) return date;
  throw valueErrors('too-large', { what: 'a date', most: '270,000 years from now' });
}

function timesOf(value: unknown): number {
  return Math.max(0, Math.round(requireNumber(value, '*')));
}

function divisor(value: unknown, operator: string): number {
  const number = requireNumber(value, operator);
  if (number === 0) throw valueErrors('divided-by-zero', {});
  return number;
}
