import type { Attributes } from '@hawser/core/ipp/attributes';
import { decodeMessage } from '@hawser/core/ipp/decode/decode-message';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import type { ChangedAttributes } from './sparse-update.ts';

/** What was read once is not looked at twice. */
const known = new WeakMap<Uint8Array, Attributes>();

/** The attributes of a group that was kept. */
export function keptGroup(bytes: Uint8Array | null): Attributes | undefined {
  if (bytes === null) return undefined;
  const before = known.get(bytes);
  if (before !== undefined) return before;
  const attributes = decodeMessage(bytes, { badValues: 'keep' }).message.groups[0]?.attributes;
  if (attributes !== undefined) known.set(bytes, attributes);
  return attributes;
}

/** A group as it is kept. */
export function keptBytes(attributes: ChangedAttributes): Uint8Array {
  const groups = [{ tag: 'printer' as const, attributes: Object.fromEntries(attributes) }];
  return encodeMessage({ code: 0, requestId: 1, groups });
}
