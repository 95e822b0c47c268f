/** Sends blocks, each while the next one comes in; gives their ids, in order. */
export async function stageBlocks(
  blocks: AsyncIterable<Buffer>,
  send: (id: string, block: Buffer) => Promise<unknown>,
): Promise<string[]> {
  const ids: string[] = [];
  let sending: Promise<unknown> = Promise.resolve();
  try {
    for await (const block of blocks) {
      await sending;
      // Azure wants all ids of a blob to be of one length.
      const id = Buffer.from(String(ids.length).padStart(8, '0')).toString('base64');
      ids.push(id);
      sending = send(id, block);
      // It is told where it is awaited, which is later.
      sending.catch(() => undefined);
    }
  } finally {
    await sending;
  }
  return ids;
}
