import { asText } from '../values/as-text.ts';
import { BlockValue } from '../values/block-value.ts';
import { formatted } from '../values/format.ts';
import { HashTable } from '../values/hash-table.ts';
import { memberOf } from '../values/members.ts';
import { isTrue } from '../values/truth.ts';
import { builtInErrors } from './built-in-errors.ts';
import { blockValue } from '../run/each-object.ts';
import type { Frame, RunBlock } from '../run/frame.ts';
import { after, type Later } from '../run/later.ts';

/** What is taken of an object: a property, or what a block makes of it. */
export interface Selector {
  readonly name: string;
  readonly of: (object: unknown) => Later<unknown>;
  /** Where the order is turned round for this one alone. */
  readonly isDescending?: boolean;
}

/** A name, a block, or @{ Name = …; Expression = …; Descending = $true }. */
export function selectorOf(given: unknown, frame: Frame): Selector {
  if (given instanceof BlockValue) {
    return { name: given.text.slice(1, -1).trim(), of: valueBy(given as RunBlock, frame) };
  }
  if (!(given instanceof HashTable)) {
    const name = asText(given);
    return { name, of: (object) => memberOf(object, name) };
  }
  for (const [key] of given) {
    if (!keysOf.includes(key.toLowerCase())) {
      throw builtInErrors('unknown-key', {
        key,
        keys: 'Name, Expression, FormatString, Descending',
      });
    }
  }
  const first = (...keys: readonly string[]): unknown =>
    keys.map((key) => given.get(key)).find((value) => value !== null);
  const inner = selectorOf(first('Expression', 'E') ?? first('Name', 'N', 'Label', 'L'), frame);
  const name = first('Name', 'N', 'Label', 'L');
  const ascending = first('Ascending');
  const descending =
    first('Descending') ?? (ascending === undefined ? undefined : !isTrue(ascending));
  return {
    name: name === undefined ? inner.name : asText(name),
    of: formed(inner.of, first('FormatString', 'F')),
    ...(descending === undefined ? {} : { isDescending: isTrue(descending) }),
  };
}

const keysOf = 'name n label l expression e formatstring f descending ascending'.split(' ');

function formed(of: Selector['of'], form: unknown): Selector['of'] {
  if (form === undefined) return of;
  const text = asText(form);
  return (object) => after(of(object), (value) => formatted(value, text));
}

function valueBy(block: RunBlock, frame: Frame): Selector['of'] {
  return (object) => after(blockValue(block, frame, object), (value) => value ?? null);
}
