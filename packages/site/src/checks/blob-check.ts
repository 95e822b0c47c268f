import { createHash, randomBytes } from 'node:crypto';
import { errorTable } from '@hawser/core/errors';
import type { BlobStore } from '../blobs/blob-store.ts';
import { type Check, finding } from './check.ts';

const sampleBytes = 4096;

/** Whether the blob store keeps a blob, gives the same back, and lets it go. */
export function blobCheck(largeBlobs: BlobStore, place: string): Check {
  return async () => [
    await finding('a blob', async () => {
      const sample = randomBytes(sampleBytes);
      const { name } = await largeBlobs.put(chunk(sample));
      try {
        const { stream } = await largeBlobs.get(name);
        const hash = createHash('sha256');
        for await (const piece of stream as AsyncIterable<Uint8Array>) hash.update(piece);
        if (hash.digest('hex') !== name) throw blobCheckErrors('differs', { place });
      } finally {
        await largeBlobs.delete(name);
      }
      return `${place} kept a blob and gave back the same`;
    }),
  ];
}

async function* chunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** @public The reference collects it. */
export const blobCheckErrors = errorTable('blob-check', {
  differs: {
    kind: 'failed',
    message: '{place} gave back something else than it was given.',
    hint: 'Its disk or its memory is failing: stop the site, and look at the hardware before you go on.',
  },
});
