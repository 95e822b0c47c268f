import type { IncomingMessage } from 'node:http';
import { MessageDecoder } from '@hawser/core/ipp/decode/message-decoder';
import type { Message } from '@hawser/core/ipp/message';
import { extendPatience } from '../../server/limits/body-patience.ts';

/** A request as it comes: its attributes, and the document behind them. */
export interface IppRequest {
  readonly message: Message;
  /** To be read once; what is not read of it is left in the connection. */
  readonly document: AsyncGenerator<Uint8Array, void>;
}

/** Reads up to the end of the attributes, and nothing of the document but what came with them. */
export async function readIppRequest(request: IncomingMessage): Promise<IppRequest> {
  const decoder = new MessageDecoder({ badValues: 'keep' });
  const pieces = request[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  for (;;) {
    const piece = await pieces.next();
    if (piece.done === true) throw decoder.truncated();
    const decoded = decoder.push(piece.value);
    if (decoded === undefined) continue;
    return { message: decoded.message, document: following(decoded.document, pieces, request) };
  }
}

/** Who sends this much in the time that a whole request may take otherwise does not only hold it up. */
const steady = 64 * 1024;

async function* following(
  head: Uint8Array,
  pieces: AsyncIterator<Buffer>,
  request: IncomingMessage,
): AsyncGenerator<Uint8Array, void> {
  let some = head.length;
  if (head.length > 0) yield head;
  for (;;) {
    const piece = await pieces.next();
    if (piece.done === true) return;
    some += piece.value.length;
    if (some >= steady) {
      extendPatience(request);
      some = 0;
    }
    yield piece.value;
  }
}
