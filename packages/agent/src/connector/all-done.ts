/** Waits for all of them, whatever comes of each, and throws what the first that failed did. */
export async function allDone(works: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(works);
  await Promise.all(works);
}
