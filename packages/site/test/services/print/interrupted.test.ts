import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:https';
import { connect } from 'node:http2';
import { buffer } from 'node:stream/consumers';
import { decodeMessage } from '@hawser/core/ipp/decode/decode-message';
import { statusName } from '@hawser/core/ipp/tables/status-codes';
import { expect, test } from 'vitest';
import { publishedPrinter } from './published-printer.ts';
import { idsIn } from './published-office.ts';

test('a document of a length that was said before is taken, however long it is', async () => {
  const { site, printer } = await publishedPrinter();
  const { url, trustAnchor: ca, certificate } = site.address;
  const body = Buffer.concat([printer.message('Print-Job'), randomBytes(1_000_000)]);
  const sent = request(`${url}${printer.path}`, {
    method: 'POST',
    ca,
    ...certificate,
    headers: { 'content-type': 'application/ipp', 'content-length': body.length },
  });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [NodeJS.ReadableStream];
  const { code } = decodeMessage(await buffer(response)).message;
  expect(statusName(code)).toBe('successful-ok');
});

test.each([
  ['small', 1000],
  ['large', 300_000],
])('a document that breaks off is no job, also over HTTP/2: one that is %s', async (_, size) => {
  const { site, printer } = await publishedPrinter();
  const { url, trustAnchor: ca, certificate } = site.address;
  const session = connect(url, { ca, ...certificate });
  const stream = session.request({
    ':method': 'POST',
    ':path': printer.path,
    'content-type': 'application/ipp',
  });
  stream.on('error', () => undefined);
  const half = Buffer.concat([printer.message('Print-Job'), randomBytes(size)]);
  await new Promise<void>((resolve) => stream.write(half, () => resolve()));
  // All that was sent is there when this is answered.
  await new Promise((resolve) => session.ping(resolve));
  session.destroy();
  const sent = request(`${url}${printer.path}`, {
    method: 'POST',
    ca,
    ...certificate,
    headers: { 'content-type': 'application/ipp', 'content-length': 2 * half.length },
  });
  sent.on('error', () => undefined);
  await new Promise<void>((resolve) => sent.write(half, () => resolve()));
  sent.destroy();
  await printer.done('Print-Job', { document: randomBytes(10) });
  expect(idsIn(await printer.done('Get-Jobs', { operation: { 'which-jobs': 'all' } }))).toEqual([
    1,
  ]);
});

test('what is said of one printer is not done to another', async () => {
  const { printer } = await publishedPrinter();
  await printer.done('Print-Job', { document: randomBytes(10) });
  const other = 'ipps://site:443/ecp/printers/5f1c2a70-0000-4000-8000-0000000000ff';
  const refused = await printer.ask('Cancel-Job', {
    operation: { 'job-uri': `${other}/jobs/1` },
  });
  expect(refused.status).toBe('client-error-not-found');
  const elsewhere = { 'printer-uri': other, 'job-id': 1 };
  expect((await printer.ask('Cancel-Job', { operation: elsewhere })).status).toBe(
    'client-error-not-found',
  );
  // Through a relay, under another name, it is the same printer.
  const { pathname } = new URL(printer.path, 'https://site');
  const relayed = { 'printer-uri': `ipp://127.0.0.1:631${pathname}`, 'job-id': 1 };
  await printer.done('Cancel-Job', { operation: relayed });
});
