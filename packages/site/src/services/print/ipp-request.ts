import type { IncomingMessage } from 'node:http';
import { readMessage } from '@hawser/core/ipp/decode/read-message';
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
  const { message, document } = await readMessage(request, { badValues: 'keep' });
  return { message, document: withPatience(document, request) };
}

/** Who sends this much in the time that a whole request may take otherwise does not only hold it up. */
const steady = 64 * 1024;

async function* withPatience(
  document: AsyncIterator<Uint8Array>,
  request: IncomingMessage,
): AsyncGenerator<Uint8Array, void> {
  let some = 0;
  // Not by `for await`: who stops in the middle would end the connection, on which he is to be answered.
  for (;;) {
    const piece = await document.next();
    if (piece.done === true) return;
    some += piece.value.length;
    if (some >= steady) {
      extendPatience(request);
      some = 0;
    }
    yield piece.value;
  }
}
