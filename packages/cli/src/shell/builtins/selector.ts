import { asText } from '../values/as-text.ts';
import { BlockValue } from '../values/block-value.ts';
import { HashTable } from '../values/hash-table.ts';
import { memberOf } from '../values/members.ts';
import { isTrue } from '../values/truth.ts';
import { blockValue } from '../run/each-object.ts';
import type { Frame, RunBlock } from '../run/frame.ts';
import type { Later } from '../run/later.ts';

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
  const first = (...keys: readonly string[]): unknown =>
    keys.map((key) => given.get(key)).find((value) => value !== null);
  const inner = selectorOf(first('Expression', 'E') ?? first('Name', 'N', 'Label', 'L'), frame);
  const name = first('Name', 'N', 'Label', 'L');
  const descending = first('Descending');
  return {
    name: name === undefined ? inner.name : asText(name),
    of: inner.of,
    ...(descending === undefined ? {} : { isDescending: isTrue(descending) }),
  };
}

function valueBy(block: RunBlock, frame: Frame): Selector['of'] {
  return (object) => blockValue(block, frame, object);
}
