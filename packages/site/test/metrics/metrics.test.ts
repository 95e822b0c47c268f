import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { parseListenAddress } from '@hawser/core/site/listen-address';
import { expect, test } from 'vitest';
import { Metrics } from '../../src/metrics/metrics.ts';
import { askRoute, startedSite } from '../started-site.ts';

async function freeAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `127.0.0.1:${port}`;
}

async function getPlain(url: string): Promise<{ status: number | undefined; text: string }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent: false }, resolve).on('error', reject);
  });
  return { status: response.statusCode, text: await text(response) };
}

test('an administrator gets the measures from the site, and anybody on this machine where it was asked for', async () => {
  const metricsListen = await freeAddress();
  const { address } = await startedSite({ metricsListen });
  await askRoute(address, 'GET /admin/v1/caller');
  await askRoute(address, 'GET /a/path/of/somebody?with=words');
  const own = await askRoute(address, 'GET /metrics');
  expect(own.status).toBe(200);
  expect(own.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  const { status, text: open } = await getPlain(`http://${metricsListen}/metrics`);
  expect(status).toBe(200);
  for (const measures of [own.text, open]) {
    expect(measures).toContain('hawser_info{version="0.0.0"} 1');
    expect(measures).toContain('hawser_ready 1');
    expect(measures).toContain(
      'hawser_http_requests_total{method="GET",route="/admin/v1/caller",status="200"} 1',
    );
    // What callers make up does not become names of measures without end.
    expect(measures).toContain('{method="GET",route="unknown",status="404"} 1');
    expect(measures).not.toContain('/a/path');
    expect(measures).toContain('process_resident_memory_bytes ');
  }
  for (const path of ['/', '/admin/v1/site', '/healthz']) {
    expect((await getPlain(`http://${metricsListen}${path}`)).status, path).toBe(404);
  }
  expect(parseListenAddress(metricsListen)?.host).toBe('127.0.0.1');
});

test('trouble is a measure, too, and not the end of the others', async () => {
  const readiness = { trouble: async () => ['no database'] };
  const metrics = new Metrics({
    version: '1',
    readiness,
    alerts: { counts: async () => undefined },
  });
  expect(await metrics.text()).toMatch(/^hawser_ready 0$/m);
});
