import type { Message } from '../message.ts';
import type { DecodeOptions } from './decode-message.ts';
import { MessageDecoder } from './message-decoder.ts';

/** A message from a stream, and what follows it there: to be read, or given up by `return`. */
export interface ReadMessage {
  readonly message: Message;
  readonly document: AsyncIterableIterator<Uint8Array>;
}

/**
 * Reads as much of a stream as the attributes are in, and leaves the document to be read. When that goes
 * wrong the stream is left open: on its connection somebody may want to answer.
 */
export async function readMessage(
  stream: AsyncIterable<Uint8Array>,
  options: DecodeOptions = {},
): Promise<ReadMessage> {
  const decoder = new MessageDecoder(options);
  const pieces = stream[Symbol.asyncIterator]();
  for (;;) {
    const next = await pieces.next();
    if (next.done === true) throw decoder.truncated();
    const decoded = decoder.push(next.value);
    if (decoded !== undefined) {
      return { message: decoded.message, document: documentOf(decoded.document, pieces) };
    }
  }
}

function documentOf(
  beginning: Uint8Array,
  pieces: AsyncIterator<Uint8Array>,
): AsyncIterableIterator<Uint8Array> {
  let first: Uint8Array | undefined = beginning.length > 0 ? beginning : undefined;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (first === undefined) return pieces.next();
      const value = first;
      first = undefined;
      return { value, done: false };
    },
    // A generator would not end the stream when it is given up before its first piece.
    async return() {
      first = undefined;
      await pieces.return?.();
      return { value: undefined, done: true };
    },
  };
}
