import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { decompressed, usualDecompression } from '@hawser/core/ipp/client/document/decompressed';
import { ippRefusals } from '../../printing/ipp-refusals.ts';

/**
 * The bytes of a document as they come. A compressed one is expanded in passing, and nothing of that is
 * kept: a device would find out too late, and perhaps with half of it on paper, that it is broken, cut off,
 * or grows without end. It is refused where its end would be (RFC 8011, B.1.4.17).
 */
export function expandable(
  document: AsyncGenerator<Uint8Array, void>,
  compression: string,
): AsyncGenerator<Uint8Array, void> {
  return compression === 'none' ? document : expandedInPassing(document, compression);
}

async function* expandedInPassing(
  document: AsyncGenerator<Uint8Array, void>,
  compression: string,
): AsyncGenerator<Uint8Array, void> {
  // Once all is known that there is to know it is closed, and takes nothing more.
  const copy = new PassThrough().on('error', () => undefined);
  const expanding = expanded(copy, compression).then(
    () => undefined,
    (error: unknown) => error,
  );
  const isOver = expanding.then(() => undefined);
  try {
    // Not by `for await`: who stops in the middle would end the connection, on which he is to be answered.
    for (;;) {
      const piece = await document.next();
      if (piece.done === true) break;
      if (!copy.destroyed && !copy.write(piece.value)) {
        await Promise.race([once(copy, 'drain').catch(() => undefined), isOver]);
      }
      if (copy.destroyed) requireSound(await expanding, compression);
      yield piece.value;
    }
    copy.end();
    requireSound(await expanding, compression);
  } finally {
    copy.destroy();
  }
}

async function expanded(copy: PassThrough, compression: string): Promise<void> {
  const limits = usualDecompression;
  for await (const piece of decompressed(copy, compression, { host: 'the client', limits })) {
    void piece;
  }
}

/** What is passed on does not fail by itself, so that whatever is wrong is wrong with what is in it. */
function requireSound(error: unknown, compression: string): void {
  if (error === undefined) return;
  throw ippRefusals('client-error-compression-error', { compression }, { cause: error });
}
