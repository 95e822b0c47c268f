import type { Clock } from '@hawser/core/clock';
import type { IsReferenced, StoredBlob, SweepOptions, Swept } from './blob-store.ts';

/** What a store does for a sweep; the rest is the same for each. */
export interface Sweepable {
  list(): AsyncIterable<StoredBlob>;
  /** Deletes the blob, unless it has been put again since; then false. */
  deleteUnchanged(blob: StoredBlob): Promise<boolean>;
  /** Removes what puts that never ended have left before that time; gives how many there were. */
  removeLeftovers(before: number): Promise<number>;
}

export async function sweepBlobs(
  store: Sweepable,
  clock: Clock,
  isReferenced: IsReferenced,
  { olderThan, signal }: SweepOptions,
): Promise<Swept> {
  const before = clock.now() - olderThan;
  const leftovers = await store.removeLeftovers(before);
  let blobs = 0;
  let bytes = 0;
  for await (const blob of store.list()) {
    signal?.throwIfAborted();
    if (blob.storedAt >= before || (await isReferenced(blob.name))) continue;
    if (!(await store.deleteUnchanged(blob))) continue;
    blobs += 1;
    bytes += blob.size;
  }
  return { blobs, bytes, leftovers };
}
