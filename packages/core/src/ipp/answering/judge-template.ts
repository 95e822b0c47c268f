import type { Attribute, Attributes } from '../attributes.ts';
import type { Given, GivenAttributes } from '../encode/given.ts';
import type { Value } from '../values/value.ts';
import { isTold } from './is-told.ts';

/** What can be had of that which a client wants of a job. */
export interface JudgedTemplate {
  readonly taken: Attributes;
  /** What cannot: the values, or `unsupported` where there is no such attribute (RFC 8011, 4.1.7). */
  readonly unsupported: GivenAttributes;
}

/** Holds what is wanted against `-supported` of each, which `offered` knows. */
export function judgeTemplate(
  template: Attributes,
  offered: (name: string) => readonly Value[],
): JudgedTemplate {
  const unsupported = new Map<string, Given | readonly Given[]>();
  for (const attribute of template) {
    const { name, values } = attribute;
    const supported = isTold(name, 'job') ? [] : offered(`${name}-supported`);
    if (supported.length === 0) unsupported.set(name, { type: 'unsupported' });
    else if (!isSupported(attribute, supported)) unsupported.set(name, values);
  }
  return {
    taken: template.those((name) => !unsupported.has(name)),
    unsupported: Object.fromEntries(unsupported),
  };
}

function isSupported({ name, values }: Attribute, supported: readonly Value[]): boolean {
  if (name === 'job-priority') return true;
  // There may be thousands of one, and hundreds of the other.
  const words = new Set(supported.flatMap((each) => (isWord(each) ? [textOf(each)] : [])));
  return values.every(
    (value) =>
      (isWord(value) && words.has(textOf(value))) ||
      supported.some((each) => matches(value, each, supported)),
  );
}

function matches(value: Value, supported: Value, all: readonly Value[]): boolean {
  if (supported.type === 'boolean') return supported.value;
  if (supported.type === 'rangeOfInteger') {
    const { lower, upper } = supported.value;
    if (value.type === 'integer') return value.value >= lower && value.value <= upper;
    if (value.type === 'rangeOfInteger') {
      return value.value.lower >= lower && value.value.upper <= upper;
    }
    // How far a time may be from now.
    return value.type === 'dateTime';
  }
  if (value.type === 'collection') {
    // Some say which members they know, some which collections.
    if (supported.type === 'collection') return true;
    return value.value.attributeNames.every((name) =>
      all.some((each) => 'value' in each && each.value === name),
    );
  }
  return textOf(value) === textOf(supported);
}

function isWord({ type }: Value): boolean {
  return type === 'keyword' || type === 'name' || type === 'enum';
}

/** A keyword of one may be a name of the other (RFC 8011, 5.1.4). */
function textOf(value: Value): string {
  return 'value' in value ? JSON.stringify(value.value) : value.type;
}
