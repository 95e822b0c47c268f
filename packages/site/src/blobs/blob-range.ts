import { blobErrors } from './blob-errors.ts';
import type { BlobRange } from './blob-store.ts';

/** The part of the blob that a range means. */
export function partOf(
  { name, size }: { readonly name: string; readonly size: number },
  { start, end = size }: BlobRange,
): { readonly start: number; readonly end: number } {
  const isPart = Number.isSafeInteger(start) && start >= 0 && start <= size;
  if (!isPart || !Number.isSafeInteger(end) || end < start) {
    throw blobErrors('bad-range', { name, start, end, size });
  }
  return { start, end: Math.min(end, size) };
}
