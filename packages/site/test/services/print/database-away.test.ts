import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { callSite } from '@hawser/core/api/call-site';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import { decodeMessage } from '@hawser/core/ipp/decode/decode-message';
import { statusName } from '@hawser/core/ipp/tables/status-codes';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startedSite } from '../../started-site.ts';
import { PostgresqlServer } from '../../store/postgresql-server.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';
import { IppCaller } from './ipp-caller.ts';
import { idsIn } from './published-office.ts';
import { TestProxy } from './test-proxy.ts';

test('on PostgreSQL one of several devices gets a job, and none is taken while the database is away', async () => {
  const server = await PostgresqlServer.start();
  onTestFinished(async () => server.remove());
  const url = new URL(await server.newDatabase());
  const databasePasswordFile = join(await temporaryFolder(), 'password');
  await writeFile(databasePasswordFile, url.password, { mode: 0o600 });
  url.password = '';
  const { address, root } = await startedSite({ database: url.href, databasePasswordFile });
  const signal = AbortSignal.timeout(15_000);
  const printer = await callSite(address, publishPrinter, { body: { name: 'Office' } }, { signal });
  const client = new IppCaller(address, printer);
  const proxies = [1, 2, 3, 4].map((n) => new TestProxy(client, n));
  for (const proxy of proxies) await proxy.begin();

  await client.done('Print-Job', { document: randomBytes(300_000) });
  const answers = await Promise.all(
    proxies.map(async (proxy) => proxy.ask('Acknowledge-Job', { 'job-id': 1 })),
  );
  const counts = ['successful-ok', 'client-error-not-authorized'].map(
    (wanted) => answers.filter(({ status }) => status === wanted).length,
  );
  expect(counts).toEqual([1, 3]);

  const sent = request(`${address.url}${client.path}`, {
    method: 'POST',
    ca: address.trustAnchor,
    ...address.certificate,
    headers: { 'content-type': 'application/ipp' },
  });
  const blobs = async (): Promise<number> =>
    (await readdir(join(root, 'blobs'), { recursive: true })).length;
  const before = await blobs();
  sent.write(client.message('Print-Job'));
  sent.write(randomBytes(300_000));
  await vi.waitFor(async () => expect(await blobs()).toBeGreaterThan(before), 10_000);
  await server.halt();
  sent.end(randomBytes(300_000));
  const [response] = (await once(sent, 'response')) as [NodeJS.ReadableStream];
  const { code } = decodeMessage(await buffer(response)).message;
  expect(statusName(code)).toBe('server-error-temporary-error');
  await expect(client.ask('Print-Job', { document: randomBytes(10) })).rejects.toThrow(/^503: /);
  await server.resume();
  await vi.waitFor(async () => client.done('Print-Job', { document: randomBytes(10) }), 10_000);
  const jobs = await client.done('Get-Jobs', { operation: { 'which-jobs': 'all' } });
  expect(idsIn(jobs)).toEqual([2, 1]);
}, 60_000);
