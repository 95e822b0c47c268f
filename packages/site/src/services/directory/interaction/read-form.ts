import type { IncomingMessage } from 'node:http';

/** More than any of the forms needs. */
const longest = 16 * 1024;

/** What a form was sent with; undefined where it is none, or far too long. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const [type] = (request.headers['content-type'] ?? '').split(';', 1);
  if (type?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return undefined;
  const pieces: Buffer[] = [];
  let length = 0;
  // Whoever sends too much is to read the answer, too: the connection stays.
  const read = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  for await (const piece of read) {
    length += piece.length;
    if (length > longest) return undefined;
    pieces.push(piece);
  }
  return new URLSearchParams(Buffer.concat(pieces).toString('utf8'));
}
