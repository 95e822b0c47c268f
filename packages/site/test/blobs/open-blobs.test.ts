import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { openBlobs } from '../../src/blobs/open-blobs.ts';
import { startAzurite } from './azurite.ts';
import { content } from './contents.ts';
import { temporaryFolder } from './file-store.ts';

test('file:///folder opens a folder, which is made', async () => {
  const url = pathToFileURL(join(await temporaryFolder(), 'some where', 'blobs')).href;
  const { name } = await (await openBlobs(url)).put(content(10));
  expect(await (await openBlobs(url)).stat(name)).toMatchObject({ size: 10 });
});

test('azure://ACCOUNT/CONTAINER opens a container, which is made', async () => {
  await using azurite = await startAzurite();
  const { account, connection } = azurite;
  const open = async () => openBlobs(`azure://${account}/site-blobs`, { connection });
  const { name } = await (await open()).put(content(10));
  expect(await (await open()).stat(name)).toMatchObject({ size: 10 });
});

test.each([
  ['blobs', 'What was given does not name a blob store: it is no URL.'],
  ['AccountName=a;AccountKey=hunter22', 'What was given does not name a blob store: it is no URL.'],
  ['s3://a:hunter22@b/c?d', 's3://b/c does not name a blob store: its kind is neither file nor'],
  ['azure://account', 'it does not have an account and a container'],
  ['azure:///container', 'it does not have an account and a container'],
  ['azure://account/a/b', 'it does not have an account and a container'],
  ['azure://account/Blobs', 'it does not have an account and a container'],
  ['azure://account/blobs', 'a connection string has to come with it'],
  ['file://elsewhere/folder', 'does not name a blob store: '],
])('%s is refused', async (url, message) => {
  await expect(openBlobs(url)).rejects.toMatchObject({
    code: 'blob-store-url',
    message: expect.stringContaining(message),
    hint: expect.stringContaining('file:///folder'),
  });
});
