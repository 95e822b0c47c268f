import { afterAll, beforeAll, expect, test } from 'vitest';
import { azureStore } from './azure-store.ts';
import { startAzurite, type Azurite } from './azurite.ts';
import { describeBlobStore } from './blob-store-contract.ts';
import { content } from './contents.ts';
import { fileStore } from './file-store.ts';
import { shelfOver } from './shelf-store.ts';

let azurite: Azurite;
beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(async () => azurite[Symbol.asyncDispose]());

describeBlobStore('shelf over Azure', async () => shelfOver(await azureStore(azurite)));
describeBlobStore('shelf over files', async () => shelfOver(await fileStore()));

test.each([
  [0, 'small'],
  [64 * 1024, 'small'],
  [64 * 1024 + 1, 'large'],
  [5_000_000, 'large'],
])('%d bytes go to the %s ones, in whatever chunks they come', async (size, where) => {
  for (const chunkSize of [1000, 65_536, 65_537, 10_000_000]) {
    const { store, small, large } = shelfOver(await fileStore());
    const { name } = await store.put(content(size, 0, chunkSize));
    expect((await small.get(name)) !== undefined).toBe(where === 'small');
    expect((await large.stat(name)) !== undefined).toBe(where === 'large');
  }
});

test('what is put is read only once, and no further than needed', async () => {
  const { store } = shelfOver(await fileStore());
  let chunks = 0;
  const source = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of content(10_000_000)) {
      chunks += 1;
      yield chunk;
    }
  };
  const refused = store.put(source(), { limit: 200_000 });
  await expect(refused).rejects.toMatchObject({ code: 'blob-too-large' });
  expect(chunks).toBe(4);
});
