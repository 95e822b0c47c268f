import { randomBytes } from 'node:crypto';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateRawSync],
  // As HTTP has it, and some clients.
  ['deflate', deflateSync],
])('a device that knows no compression gets a document without: %s', async (compression, by) => {
  const { printer } = await publishedPrinter();
  const proxy = new TestProxy(printer);
  await proxy.begin();
  const document = randomBytes(100_000);
  await printer.done('Print-Job', { operation: { compression }, document: by(document) });
  expect(await proxy.take(1)).toEqual([document]);
});

test('what grows without end on the way to a device breaks off, and others are handed theirs', async () => {
  const { printer } = await publishedPrinter();
  const proxy = new TestProxy(printer);
  await proxy.begin();
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  for (const document of [bomb, gzipSync(Buffer.alloc(10)).subarray(0, 12)]) {
    await printer.done('Print-Job', { operation: { compression: 'gzip' }, document });
  }
  await printer.done('Print-Job', { document: Buffer.from('a letter') });
  await expect(proxy.take(1)).rejects.toThrow(/aborted/);
  await expect(proxy.take(2)).rejects.toThrow(/aborted/);
  expect(await proxy.take(3)).toEqual([Buffer.from('a letter')]);
  // Who can expand it himself gets it as it is.
  const { document } = await proxy.done('Fetch-Document', {
    'job-id': 1,
    'document-number': 1,
    'compression-accepted': 'gzip',
  });
  expect(document.equals(bomb)).toBe(true);
});
