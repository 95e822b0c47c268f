import type { Attributes } from '@hawser/core/ipp/attributes';
import { decodeMessage } from '@hawser/core/ipp/decode/decode-message';
import { encodeAttributes } from '@hawser/core/ipp/encode/encode-attributes';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';

/** Attributes as they are kept in a document: as a message of IPP. */
export function groupBytes(attributes: Attributes | GivenAttributes): Buffer {
  const groups = [{ tag: 'operation' as const, attributes }];
  return encodeMessage({ code: 0, requestId: 1, groups });
}

function groupOf(bytes: Uint8Array): Attributes {
  const { message } = decodeMessage(bytes, { badValues: 'keep' });
  return message.groups[0]?.attributes ?? encodeAttributes({});
}

/** The same in base64. */
export function keptGroup(attributes: Attributes | GivenAttributes): string {
  return groupBytes(attributes).toString('base64');
}

export function groupFrom(kept: string): Attributes {
  return groupOf(Buffer.from(kept, 'base64'));
}
