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

const letter = randomBytes(200_000);
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));

const broken: readonly (readonly [string, string, Buffer])[] = [
  ['cut off', 'gzip', gzipSync(letter).subarray(0, -1000)],
  ['cut off a little', 'gzip', gzipSync(Buffer.alloc(10)).subarray(0, 12)],
  ['something else', 'gzip', letter],
  ['something else, and small', 'deflate', Buffer.from('%PDF-1.4')],
  ['growing without end', 'gzip', bomb],
  // Whoever reads gzip reads one behind another.
  ['growing late', 'gzip', Buffer.concat([gzipSync(letter.subarray(0, 20_000)), bomb])],
];

test('a document that cannot be expanded is refused, and nobody else’s is', async () => {
  const { printer } = await publishedPrinter();
  const proxy = new TestProxy(printer);
  await proxy.begin();
  await printer.done('Create-Job');
  const operation = { 'job-id': 1, 'last-document': true };
  for (const [how, compression, document] of broken) {
    const refused = await printer.ask('Print-Job', { operation: { compression }, document });
    const sent = await printer.ask('Send-Document', {
      operation: { ...operation, compression },
      document,
    });
    const status = 'client-error-compression-error';
    expect([how, refused.status, sent.status]).toEqual([how, status, status]);
  }
  await printer.done('Send-Document', { operation, document: Buffer.from('a letter') });
  expect(await proxy.take(1)).toEqual([Buffer.from('a letter')]);
  expect(await proxy.fetchable()).toEqual([]);
});

test('a device that expands documents itself gets them as they are', async () => {
  const { printer } = await publishedPrinter();
  const proxy = new TestProxy(printer);
  await proxy.begin();
  const compressed = gzipSync(letter);
  await printer.done('Print-Job', { operation: { compression: 'gzip' }, document: compressed });
  await printer.done('Acknowledge-Job', {
    operation: { 'output-device-uuid': proxy.device, 'job-id': 1 },
  });
  const { document } = await proxy.done('Fetch-Document', {
    'job-id': 1,
    'document-number': 1,
    'compression-accepted': 'gzip',
  });
  expect(document.equals(compressed)).toBe(true);
});
