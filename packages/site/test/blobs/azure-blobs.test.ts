import { Secret } from '@hawser/core/secret';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAzureBlobs } from '../../src/blobs/azure-blobs.ts';
import { azureStore } from './azure-store.ts';
import { startAzurite, type Azurite } from './azurite.ts';
import { describeBlobStore } from './blob-store-contract.ts';
import { content, hashOf } from './contents.ts';

const hour = 3_600_000;

let azurite: Azurite;
beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(async () => azurite[Symbol.asyncDispose]());

describeBlobStore('Azure', async () => azureStore(azurite));

test('what a put that died has left is swept once it is old', async () => {
  const { container, store, clock, leftovers } = await azureStore(azurite);
  await container.getBlockBlobClient('drafts/left').upload('half', 4);
  const sweep = async (): Promise<number> =>
    (await store.sweep(() => true, { olderThan: hour })).leftovers;
  expect(await sweep()).toBe(0);
  await clock.advance(2 * hour);
  expect(await sweep()).toBe(1);
  expect(await leftovers()).toEqual([]);
});

test('a list of more than a page is whole', async () => {
  const { container, store } = await azureStore(azurite);
  const names = Array.from({ length: 550 }, (_, at) => at.toString(16).padStart(64, '0'));
  const client = container.getBlockBlobClient(await hashOf(content(1)));
  for (let at = 0; at < names.length; at += 100) {
    const some = names.slice(at, at + 100);
    await Promise.all(some.map(async (name) => container.getBlockBlobClient(name).upload('', 0)));
  }
  await client.upload('', 0);
  const listed = await Array.fromAsync(store.list(), ({ name }) => name);
  expect(listed).toEqual([...names, client.name].toSorted());
});

test('a container that is gone is told, and when it is back all goes on', async () => {
  const { container, store } = await azureStore(azurite);
  const { name } = await store.put(content(10));
  await container.delete();
  const unavailable = {
    code: 'blob-store-unavailable',
    status: 503,
    message: expect.stringMatching(/^The blob store azure:\/\/.*: Azure says ContainerNotFound\.$/),
  };
  for (const size of [10, 9_000_000]) {
    await expect(store.put(content(size))).rejects.toMatchObject(unavailable);
  }
  await expect(store.get(name)).rejects.toMatchObject(unavailable);
  await expect(store.stat(name)).rejects.toMatchObject(unavailable);
  await expect(store.delete(name)).rejects.toMatchObject(unavailable);
  await expect(Array.fromAsync(store.list())).rejects.toMatchObject(unavailable);
  await container.create();
  expect(await store.put(content(10))).toEqual({ name, size: 10 });
});

test('a server that is gone is told, without the key', async () => {
  await using other = await startAzurite();
  const { store } = await azureStore(other);
  await other[Symbol.asyncDispose]();
  const error: unknown = await store.put(content(10)).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: 'blob-store-unavailable',
    kind: 'unreachable',
    message: expect.stringContaining('it cannot be reached (ECONNREFUSED)'),
  });
});

test.each([
  ['no connection string', 'hunter22', /connection string is not one of Azure Storage\.$/],
  [
    'one of another account',
    'DefaultEndpointsProtocol=http;AccountName=other;AccountKey=aHVudGVyMjI=;BlobEndpoint=http://127.0.0.1:9/other',
    /is of another account\.$/,
  ],
])('%s is refused, and not shown', async (_, text, message) => {
  const opening = openAzureBlobs({
    account: azurite.account,
    container: 'blobs',
    connection: new Secret(text),
  });
  await expect(opening).rejects.toMatchObject({
    code: 'blob-store-url',
    message: expect.stringMatching(message),
  });
  await expect(opening).rejects.not.toThrow(/hunter22|aHVudGVyMjI/);
});
