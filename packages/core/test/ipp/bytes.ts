import { decodeMessage } from '../../src/ipp/decode/decode-message.ts';
import type { Attributes } from '../../src/ipp/attributes.ts';
import type { MessageError } from '../../src/ipp/decode/message-error.ts';

/** Bytes as numbers, and texts as they are. */
export function bytes(...parts: readonly (number | string | readonly number[])[]): Buffer {
  return Buffer.concat(
    parts.map((part) => {
      if (typeof part === 'number') return Buffer.of(part);
      return typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part);
    }),
  );
}

/** An attribute with one value, or a further value where the name is empty. */
export function item(tag: number, name: string, value: Uint8Array | string = ''): Buffer {
  return bytes(tag, short(Buffer.byteLength(name)), name, short(Buffer.byteLength(value)), [
    ...Buffer.from(value),
  ]);
}

export function short(value: number): readonly number[] {
  return [value >> 8, value & 0xff];
}

/** A version 2.0, a Get-Printer-Attributes, and a request 7. */
export const header = bytes(2, 0, 0, 0x0b, 0, 0, 0, 7);

/** A message with one group of operation attributes. */
export function messageOf(...items: readonly Uint8Array[]): Buffer {
  return Buffer.concat([header, Buffer.of(1), ...items, Buffer.of(3)]);
}

/** The attributes of the first group of a message. */
export function firstGroup(message: Uint8Array): Attributes {
  return decodeMessage(message).message.groups[0]!.attributes;
}

/** What is said of a message that is wrong. */
export function errorOf(work: () => unknown): MessageError {
  try {
    work();
  } catch (error) {
    return error as MessageError;
  }
  throw new Error('Nothing was wrong.');
}
