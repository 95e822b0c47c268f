import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import { decodeMessage, type DecodeOptions } from '@hawser/core/ipp/decode/decode-message';
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
  // Nearly all are small, and most have come whole by now. To read those as they come would take longer
  // than to answer them, and memory for as long as somebody waits for his answer.
  if (isSmall(request)) {
    const whole = isHere(request) ? (request.read() as Uint8Array) : await wholeOf(request);
    const { message, document } = decodeMessage(whole, options);
    return { message, document: piecesOf(document) };
  }
  const { message, document } = await readMessage(request, options);
  return { message, document: withPatience(document, request) };
}

/** Whether all of the body has come; Node.js tells of that a little later than of its last bytes. */
export function isHere({ headers, readableLength }: IncomingMessage): boolean {
  return readableLength > 0 && readableLength === Number(headers['content-length']);
}

const small = 16 * 1024;

function isSmall({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? Infinity) <= small;
}

async function wholeOf(request: IncomingMessage): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const take = (piece: Uint8Array): void => void pieces.push(piece);
  request.on('data', take);
  try {
    await finished(request, { writable: false, cleanup: true });
  } finally {
    request.off('data', take);
  }
  return Buffer.concat(pieces);
}

const options: DecodeOptions = { badValues: 'keep' };

async function* piecesOf(document: Uint8Array): AsyncGenerator<Uint8Array, void> {
  if (document.length > 0) yield document;
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
