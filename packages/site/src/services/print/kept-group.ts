import type { Attributes } from '@hawser/core/ipp/attributes';
import { decodeMessage } from '@hawser/core/ipp/decode/decode-message';

/** The attributes of a group that was kept. */
export function keptGroup(bytes: Uint8Array | null): Attributes | undefined {
  if (bytes === null) return undefined;
  return decodeMessage(bytes, { badValues: 'keep' }).message.groups[0]?.attributes;
}
