import { Readable } from 'node:stream';
import type { BlobContent } from './blob-store.ts';

/** The content, until the signal is aborted: also while its next chunk is waited for. */
export async function* abortable(
  content: BlobContent,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void> {
  const chunks = iterated(content);
  // A race with one promise for all chunks would keep something of each of them.
  let stop: (reason: unknown) => void = () => undefined;
  const abort = (): void => stop(signal?.reason);
  signal?.addEventListener('abort', abort);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { promise, resolve, reject } = Promise.withResolvers<IteratorResult<Uint8Array>>();
      stop = reject;
      chunks.next().then(resolve, reject);
      const next = await promise;
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    // Not awaited: what waits for a chunk ends only when that comes.
    chunks.return?.().catch(() => undefined);
  }
}

function iterated(content: BlobContent): AsyncIterator<Uint8Array> {
  return content instanceof Readable
    ? (content.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>)
    : content[Symbol.asyncIterator]();
}
