import { encodeMessage, type GivenGroup } from '@hawser/core/ipp/encode/encode-message';

const headLength = 8;
const endLength = 1;

/** Groups as they stand in a message, a character for each byte. */
export interface EncodedGroups {
  readonly text: string;
}

/** Encodes groups once for all messages that they stand in. */
export function encodeGroups(groups: readonly GivenGroup[]): EncodedGroups {
  const message = encodeMessage({ code: 0, requestId: 0, groups });
  return { text: message.toString('latin1', headLength, message.length - endLength) };
}

/** A message with more groups at its end. */
export function withGroups(message: Buffer, groups: readonly EncodedGroups[]): string {
  if (groups.length === 0) return message.toString('latin1');
  const end = message.length - endLength;
  const before = message.toString('latin1', 0, end);
  const after = message.toString('latin1', end);
  return before + groups.map(({ text }) => text).join('') + after;
}
