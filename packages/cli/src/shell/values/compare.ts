import { parseDate } from '@hawser/command/binding/dates';
import { asNumber } from './as-number.ts';
import { asText } from './as-text.ts';
import { isNothing } from './kinds.ts';
import { TimeSpan } from './time-span.ts';
import { isTrue } from './truth.ts';

let folding: Intl.Collator | undefined;
let exact: Intl.Collator | undefined;

/** What stands on the left says how both are compared. */
export function areEqual(left: unknown, right: unknown, mindsCase: boolean): boolean {
  if (isNothing(left) || isNothing(right)) return isNothing(left) && isNothing(right);
  if (typeof left === 'number') return left === asNumber(right);
  if (typeof left === 'string') {
    const text = asText(right);
    return mindsCase ? left === text : left.toLowerCase() === text.toLowerCase();
  }
  if (typeof left === 'boolean') return left === isTrue(right);
  if (left instanceof Date) return left.getTime() === timeOf(right);
  if (left instanceof TimeSpan) {
    return right instanceof TimeSpan && left.milliseconds === right.milliseconds;
  }
  return left === right;
}

/** Below 0 where the left one comes first; undefined where there is no order. */
export function order(left: unknown, right: unknown, mindsCase: boolean): number | undefined {
  if (isNothing(left) || isNothing(right)) {
    if (isNothing(left) && isNothing(right)) return 0;
    return isNothing(left) ? -1 : 1;
  }
  if (typeof left === 'number' || typeof left === 'boolean') {
    const number = asNumber(right);
    return number === undefined ? undefined : sign(Number(left) - number);
  }
  if (typeof left === 'string') return textOrder(left, asText(right), mindsCase);
  if (left instanceof Date) {
    const time = timeOf(right);
    return time === undefined ? undefined : sign(left.getTime() - time);
  }
  if (left instanceof TimeSpan && right instanceof TimeSpan) {
    return sign(left.milliseconds - right.milliseconds);
  }
  return undefined;
}

/** The order in which a person would look for them. */
export function textOrder(left: string, right: string, mindsCase: boolean): number {
  if (mindsCase) {
    exact ??= new Intl.Collator('en', { sensitivity: 'variant' });
    return exact.compare(left, right);
  }
  folding ??= new Intl.Collator('en', { sensitivity: 'accent' });
  return folding.compare(left, right);
}

function timeOf(value: unknown): number | undefined {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'string' ? parseDate(value)?.getTime() : undefined;
}

function sign(difference: number): number {
  return Number.isNaN(difference) ? 0 : Math.sign(difference);
}
