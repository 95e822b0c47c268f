import type { Attributes } from '@hawser/core/ipp/attributes';
import { decodeMessage } from '@hawser/core/ipp/decode/decode-message';
import type { GivenMessage } from '@hawser/core/ipp/encode/encode-message';
import type { Given, GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { Value } from '@hawser/core/ipp/values/value';
import { ipp } from './package-ipp.ts';

/** A message that both can write, as a program would give it to each of them. */
export interface SharedMessage {
  readonly ours: GivenMessage;
  readonly theirs: object;
}

/** What is left of a response when all is left out that the package `ipp` cannot write, or not as it came. */
export function sharedResponse(
  bytes: Buffer,
  canWrite: (group: string, name: string, written: Buffer) => boolean,
): SharedMessage {
  const { message } = decodeMessage(bytes);
  const told = ipp.parse(bytes);
  const head = { version: '2.0', statusCode: 'successful-ok', id: message.requestId };
  const theirs: Record<string, object> = {};
  const groups = message.groups.map(({ tag, attributes }) => {
    const group = `${tag}-attributes-tag`;
    const all = Object.entries(told[group] as object);
    const kept = all.filter(([name, value]) => {
      try {
        return canWrite(group, name, ipp.serialize({ ...head, [group]: { [name]: value } }));
      } catch {
        return false;
      }
    });
    theirs[group] = Object.fromEntries(kept);
    const names = new Set(kept.map(([name]) => name));
    return { tag, attributes: givenOf(attributes.those((name) => names.has(name))) };
  });
  const { version, code, requestId } = message;
  return { ours: { version, code, requestId, groups }, theirs: { ...head, ...theirs } };
}

function givenOf(attributes: Attributes): GivenAttributes {
  return Object.fromEntries(
    [...attributes].map(({ name, values }) => [
      name,
      values.length === 1 ? values.map(plain)[0] : values.map(plain),
    ]),
  );
}

/** The value without its syntax, which the tables are to find. */
function plain(value: Value): Given {
  if (value.type === 'collection') return givenOf(value.value);
  if (value.type === 'other' || !('value' in value) || 'language' in value) return value;
  return value.value;
}
