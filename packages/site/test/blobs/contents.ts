import { createCipheriv, createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { BlobPart } from '../../src/blobs/blob-store.ts';

/** So many bytes, in chunks; the same for the same seed. */
export async function* content(
  size: number,
  seed = 0,
  chunkSize = 64 * 1024,
): AsyncGenerator<Buffer, void> {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, seed % 256), counter(seed));
  const zeros = Buffer.alloc(chunkSize);
  for (let left = size; left > 0; left -= chunkSize) {
    yield cipher.update(zeros.subarray(0, Math.min(left, chunkSize)));
  }
}

export async function bytesOf(size: number, seed = 0): Promise<Buffer> {
  return await buffer(content(size, seed));
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export async function hashOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

export async function read({ stream }: BlobPart): Promise<Buffer> {
  return await buffer(stream);
}

function counter(seed: number): Buffer {
  const initial = Buffer.alloc(16);
  initial.writeUInt32BE(seed);
  return initial;
}
