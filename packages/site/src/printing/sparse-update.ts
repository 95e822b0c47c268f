import type { Attributes } from '@hawser/core/ipp/attributes';
import type { Value } from '@hawser/core/ipp/values/value';
import { ippRefusals } from './ipp-refusals.ts';

/** Attributes as one changes them: names with their values. */
export type ChangedAttributes = ReadonlyMap<string, readonly Value[]>;

/** More than any printer has of anything. */
const mostValues = 10_000;

/**
 * What a device says of itself, after an update (PWG 5100.18): attributes replace those of their name;
 * `name.N` and `name.N-M` replace some of their values, counted from 1, or add to them; and the value
 * deleteAttribute takes away what it stands for.
 */
export function sparselyUpdated(
  before: Attributes | undefined,
  given: Attributes,
): ChangedAttributes {
  const after = new Map<string, readonly Value[]>();
  for (const { name, values } of before ?? []) after.set(name, values);
  for (const { name, values } of given) {
    const part = /^(.+)\.(\d{1,9})(?:-(\d{1,9}))?$/.exec(name);
    const deletes = values[0]?.type === 'delete-attribute';
    if (part === null) {
      if (deletes) after.delete(name);
      else after.set(name, values);
      continue;
    }
    const [, whole = '', low = '', high = low] = part;
    const some = replaced(after.get(whole) ?? [], deletes ? [] : values, {
      name,
      from: Number(low) - 1,
      to: Number(high),
    });
    if (some.length === 0) after.delete(whole);
    else after.set(whole, some);
  }
  return after;
}

function replaced(
  before: readonly Value[],
  values: readonly Value[],
  { name, from, to }: { readonly name: string; readonly from: number; readonly to: number },
): readonly Value[] {
  const isThere = from >= 0 && to > from && from <= before.length;
  if (!isThere || before.length + values.length > mostValues) {
    const reason = `${name} names none of ${before.length} values`;
    throw ippRefusals('client-error-bad-request', { reason });
  }
  return [...before.slice(0, from), ...values, ...before.slice(to)];
}
