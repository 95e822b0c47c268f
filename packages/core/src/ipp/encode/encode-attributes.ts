import type { Attributes } from '../attributes.ts';
import { decodeMessage } from '../decode/decode-message.ts';
import { encodeMessage } from './encode-message.ts';
import type { GivenAttributes } from './given.ts';

const unlimited = Number.MAX_SAFE_INTEGER;
const limits = {
  length: unlimited,
  attributes: unlimited,
  values: unlimited,
  depth: unlimited,
};

/** Attributes that are encoded once, one after the other, to be sent whole or in part many times. */
export function encodeAttributes(...given: readonly (GivenAttributes | Attributes)[]): Attributes {
  const groups = [{ tag: 'operation' as const, attributes: given }];
  const bytes = encodeMessage({ code: 0, requestId: 0, groups });
  const [group] = decodeMessage(bytes, { limits }).message.groups;
  if (group === undefined) throw new Error('A group that was encoded is not there.');
  return group.attributes;
}

/** What was said, but of some attributes something else. */
export function encodeInstead(said: Attributes, instead: GivenAttributes): Attributes {
  return encodeAttributes(
    said.those((name) => !(name in instead)),
    instead,
  );
}
