import type { StoredBlob } from './blob-store.ts';

/** Two lists by name as one; what is in both comes once. */
export async function* mergeBlobs(
  one: AsyncIterable<StoredBlob>,
  other: AsyncIterable<StoredBlob>,
): AsyncGenerator<StoredBlob, void> {
  const iterators = [one[Symbol.asyncIterator](), other[Symbol.asyncIterator]()];
  try {
    const heads = await Promise.all(iterators.map(async (each) => each.next()));
    for (;;) {
      const blobs = heads.map((head) => (head.done === true ? undefined : head.value));
      const [least] = blobs
        .filter((blob) => blob !== undefined)
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
      if (least === undefined) return;
      yield least;
      for (const [index, iterator] of iterators.entries()) {
        if (blobs[index]?.name === least.name) heads[index] = await iterator.next();
      }
    }
  } finally {
    await Promise.all(iterators.map(async (each) => each.return?.()));
  }
}
