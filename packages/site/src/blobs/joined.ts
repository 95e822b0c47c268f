/** What has been taken from a source already, and then the rest of it. */
export async function* joined<Chunk>(
  head: readonly Chunk[],
  rest: AsyncGenerator<Chunk, void>,
): AsyncGenerator<Chunk, void> {
  try {
    yield* head;
    yield* rest;
  } finally {
    // Who stops within the head has not begun with the rest.
    await rest.return();
  }
}
