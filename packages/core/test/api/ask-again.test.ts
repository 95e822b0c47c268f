import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Type } from 'typebox';
import { expect, it, onTestFinished } from 'vitest';
import { callSite } from '../../src/api/call-site.ts';
import { contract } from '../../src/api/contract.ts';
import { testClock } from '../../src/clock.ts';

const makeLamp = contract({
  name: 'makeLamp',
  method: 'POST',
  path: '/lamps',
  role: 'Site.Admin',
  summary: 'Makes a lamp.',
  answer: Type.Object({ id: Type.String() }),
});
const setLamp = contract({ ...makeLamp, method: 'PUT', ifMatch: true });
const checkLamp = contract({ ...makeLamp, repeat: 'harmless' });
const { signal } = new AbortController();

type Respond = (response: ServerResponse, request: IncomingMessage) => void;

const breaks: Respond = (response) => response.destroy();
const answers: Respond = (response) => response.end('{"id":"lamp"}');
const refuses =
  (status: number, headers: Record<string, string>, code = 'busy'): Respond =>
  (response) =>
    response.writeHead(status, headers).end(JSON.stringify({ code, detail: 'Not now.' }));

interface Asked {
  readonly site: { readonly url: string };
  readonly headers: IncomingMessage['headers'][];
  readonly pauses: number[];
  readonly options: Pick<Parameters<typeof callSite>[3], 'signal' | 'clock'>;
}

/** A site that takes each request otherwise, the last way for ever. */
async function siteThat(...ways: readonly Respond[]): Promise<Asked> {
  const headers: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    const way = ways[Math.min(headers.length, ways.length - 1)];
    headers.push(request.headers);
    request.resume().on('end', () => way?.(response, request));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const pauses: number[] = [];
  const sleep = async (ms: number): Promise<void> => void pauses.push(ms);
  return {
    site: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    headers,
    pauses,
    options: { signal, clock: { ...testClock(), sleep } },
  };
}

it('a call whose answer is lost is made again by the same key', async () => {
  const again = { 'retry-after': '2' };
  const running = refuses(409, { 'retry-after': '1' }, 'idempotency-running');
  const { site, headers, pauses, options } = await siteThat(
    breaks,
    running,
    refuses(503, again),
    answers,
  );
  expect(await callSite(site, makeLamp, {}, options)).toEqual({ id: 'lamp' });
  expect(pauses).toEqual([500, 1000, 2000]);
  const keys = new Set(headers.map((each) => each['idempotency-key']));
  expect(keys.size).toBe(1);
  expect([...keys][0]).toMatch(/^[\da-f-]{36}$/);
});

it('a site that never answers is asked a few times, and that it may have acted is said', async () => {
  const { site, headers, options } = await siteThat(breaks);
  await expect(callSite(site, makeLamp, {}, options)).rejects.toMatchObject({
    code: 'site-no-answer',
    exitCode: 6,
    message: expect.stringContaining('was asked 4 times') as string,
    hint: 'Look whether it was done, before you ask for it again.',
  });
  expect(headers.length).toBe(4);
});

it('what no key protects is not asked again, and neither is who was not reached or says no', async () => {
  const broken = await siteThat(breaks);
  await expect(callSite(broken.site, checkLamp, {}, broken.options)).rejects.toMatchObject({
    code: 'site-broken',
  });
  expect(broken.headers.length).toBe(1);
  expect(broken.headers[0]).not.toHaveProperty('idempotency-key');

  const { options, pauses } = broken;
  const nobody = { url: 'http://127.0.0.1:1' };
  await expect(callSite(nobody, makeLamp, {}, options)).rejects.toMatchObject({
    code: 'site-refused',
  });
  const full = await siteThat(refuses(429, { 'retry-after': '60' }));
  await expect(callSite(full.site, makeLamp, {}, full.options)).rejects.toMatchObject({
    status: 429,
  });
  const other = await siteThat(refuses(409, { 'retry-after': '1' }));
  await expect(callSite(other.site, makeLamp, {}, other.options)).rejects.toMatchObject({
    status: 409,
  });
  expect([...pauses, ...full.pauses, ...other.pauses]).toEqual([]);
});

it('who asks too often waits as long as it is told, whatever it asks', async () => {
  const { site, pauses, options } = await siteThat(refuses(429, { 'retry-after': '3' }), answers);
  await callSite(site, checkLamp, {}, options);
  expect(pauses).toEqual([3000]);
});

it('a change says which version it means', async () => {
  const { site, headers, options } = await siteThat(answers);
  await callSite(site, setLamp, { ifMatch: 7 }, options);
  await callSite(site, setLamp, { ifMatch: '*' }, options);
  expect(headers.map((each) => each['if-match'])).toEqual(['"7"', '*']);
});
