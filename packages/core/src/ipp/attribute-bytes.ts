import type { Attributes } from './attributes.ts';
import { nameAt } from './decode/names.ts';
import { endCollectionTag, memberNameTag, valueTags } from './tags.ts';
import { readValue } from './values/read-value.ts';
import type { Value } from './values/value.ts';

/** Attributes as they stand in bytes that were checked, those of a group or of a collection. */
export interface AttributeBytes {
  readonly bytes: Buffer;
  readonly form: 'group' | 'collection';
  readonly names: readonly string[];
  readonly starts: readonly number[];
  /** Where they do not end at the start of the next. */
  readonly ends?: readonly number[];
  /** Of the last one. */
  readonly end: number;
}

/** Of a tag, no name, and the length of the value. */
const itemHead = 5;

/** Where an attribute ends. */
export function endOf({ starts, ends, end }: AttributeBytes, place: number): number {
  return ends?.[place] ?? starts[place + 1] ?? end;
}

/** The values of an attribute. Whoever asks says what is made of the members of a collection. */
export function valuesIn(
  encoded: AttributeBytes,
  place: number,
  collectionOf: (members: AttributeBytes) => Attributes,
): readonly Value[] {
  const { bytes, form, starts } = encoded;
  const start = starts[place] ?? 0;
  const end = endOf(encoded, place);
  let values: Value[] | undefined;
  // In a collection the name is a value of its own, before the others.
  let at = form === 'group' ? start : start + itemHead + shortAt(bytes, start + 3);
  while (at < end) {
    const tag = bytes[at] ?? 0;
    const lengthAt = at + 3 + shortAt(bytes, at + 1);
    const length = shortAt(bytes, lengthAt);
    at = lengthAt + 2 + length;
    let value: Value;
    if (tag === valueTags.collection) {
      const { members, next } = readCollection(bytes, at);
      value = { type: 'collection', value: collectionOf(members) };
      at = next;
    } else {
      value = readValue(tag, bytes, at - length, length);
    }
    // Most have one, and an array that grows takes room for seventeen.
    if (values === undefined) values = [value];
    else values.push(value);
  }
  return values ?? [];
}

/** The members of a collection whose beginning is just before, and what follows its end. */
function readCollection(bytes: Buffer, from: number): { members: AttributeBytes; next: number } {
  const names: string[] = [];
  const starts: number[] = [];
  let depth = 0;
  for (let at = from; ;) {
    const tag = bytes[at];
    const length = shortAt(bytes, at + 3);
    const next = at + itemHead + length;
    if (tag === valueTags.collection) depth += 1;
    if (depth === 0 && tag === memberNameTag) {
      names.push(nameAt(bytes, at + itemHead, length));
      starts.push(at);
    }
    if (tag === endCollectionTag) {
      if (depth === 0) {
        return { members: { bytes, form: 'collection', names, starts, end: at }, next };
      }
      depth -= 1;
    }
    at = next;
  }
}

function shortAt(bytes: Buffer, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
