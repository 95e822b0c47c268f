import { shown, asNumber } from './as-number.ts';
import { asText } from './as-text.ts';
import { HashTable } from './hash-table.ts';
import { isNothing, isObject, kindOf } from './kinds.ts';
import { requireItems } from './limits.ts';
import { property, setMember } from './members.ts';
import { valueErrors } from './value-errors.ts';

/** What a pipeline is given by a value: the elements of a list, or the value. */
export function elementsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  return value === undefined ? [] : [value];
}

/** A list as whoever wants one sees it: nothing is none. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  return isNothing(value) ? [] : [value];
}

/**
 * What was collected as one value: the only one, or a list. Undefined where there is none, which a pipeline
 * is not given as $null is.
 */
export function valueOf(collected: readonly unknown[]): unknown {
  return collected.length === 1
    ? (collected[0] ?? null)
    : collected.length > 1
      ? collected
      : undefined;
}

export function elementAt(of: unknown, at: unknown): unknown {
  if (isNothing(of)) return null;
  if (Array.isArray(at) && !(of instanceof HashTable)) {
    return (at as unknown[]).map((each) => elementAt(of, each));
  }
  if (of instanceof HashTable) {
    if (!Array.isArray(at)) return of.get(asText(at));
    return (at as unknown[]).map((each) => of.get(asText(each)));
  }
  if (isObject(of) && typeof at === 'string') return property(of, at)?.value ?? null;
  if (typeof of !== 'string' && !Array.isArray(of)) {
    // A command that gave one object has given a list of one.
    return placeOf(at) === 0 || placeOf(at) === -1 ? of : null;
  }
  return of.at(placeOf(at)) ?? null;
}

export function setElement(of: unknown, at: unknown, value: unknown): void {
  if (of instanceof HashTable || isObject(of)) {
    setMember(of, asText(at), value);
    return;
  }
  if (!Array.isArray(of)) throw valueErrors('not-indexable', { value: kindOf(of) });
  const place = placeOf(at);
  const index = place < 0 ? of.length + place : place;
  if (index < 0 || index >= of.length) {
    throw valueErrors('not-convertible', {
      value: shown(at),
      type: `place in a list of ${of.length}`,
      forms: 'A list becomes longer by += …',
    });
  }
  requireItems(of.length);
  (of as unknown[])[index] = value;
}

function placeOf(at: unknown): number {
  const number = asNumber(at);
  if (number === undefined) {
    throw valueErrors('not-convertible', {
      value: shown(at),
      type: 'place in a list',
      forms: 'Elements are counted from 0, and from the end from -1.',
    });
  }
  return Math.round(number);
}
