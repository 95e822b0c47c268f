import type { Attributes } from '../attributes.ts';
import type { DateTime } from '../values/date-time.ts';
import type { Range, Resolution, Value } from '../values/value.ts';

/**
 * A value as a program has it. The table of attributes says how it is sent: 9 or 'completed' as an enum in
 * job-state, as an integer or keyword elsewhere. A `Value` says that itself, and has to where the table
 * does not know the attribute.
 */
export type Given =
  | number
  | boolean
  | string
  | Date
  | DateTime
  | Range
  | Resolution
  | Uint8Array
  | Value
  | Attributes
  | GivenAttributes;

/** Attributes by their names, one value or several; what is undefined is left out. */
export interface GivenAttributes {
  readonly [name: string]: Given | readonly Given[] | undefined;
}

export function isValue(given: object): given is Value {
  return 'type' in given && typeof given.type === 'string';
}

export function isRange(given: object): given is Range {
  return 'lower' in given && 'upper' in given;
}

export function isResolution(given: object): given is Resolution {
  return 'cross' in given && 'feed' in given && 'unit' in given;
}

export function isDateTime(given: object): given is DateTime {
  return 'decisecond' in given && 'offsetHours' in given;
}

export function isList(given: Given | readonly Given[]): given is readonly Given[] {
  return Array.isArray(given);
}
