import type { Attributes } from '@hawser/core/ipp/attributes';
import { encodeMessage, type GivenMessage } from '@hawser/core/ipp/encode/encode-message';
import type { Given, GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { Message } from '@hawser/core/ipp/message';
import type { Value } from '@hawser/core/ipp/values/value';

/** A message written from nothing but its values: none of the bytes that it came in is used again. */
export function madeAgain(message: Message): Buffer {
  const groups: GivenMessage['groups'] = message.groups.map(({ tag, attributes }) => ({
    tag,
    // One by one: a record would change the order of names that are numbers, and lose what is there twice.
    attributes: [...attributes].map(({ name, values }) => ({ [name]: values.map(given) })),
  }));
  return encodeMessage({ ...message, groups });
}

function given(value: Value): Given {
  if (value.type !== 'collection') return value;
  return isRecord(value.value) ? recordOf(value.value) : value;
}

function recordOf(members: Attributes): GivenAttributes {
  return Object.fromEntries([...members].map(({ name, values }) => [name, values.map(given)]));
}

function isRecord(members: Attributes): boolean {
  const odd = new Set(['type', 'lower', 'cross', 'decisecond']);
  return (
    members.repeated() === undefined &&
    members.attributeNames.every((name) => !odd.has(name) && !/^\d+$/.test(name))
  );
}
