import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { watchOperation, type WatchedEvent } from '../../src/api/watch-operation.ts';
import { testClock, type TestClock } from '../../src/clock.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A site that answers each request otherwise; the last answer is given again. */
async function site(...answers: readonly Answer[]): Promise<{ url: string; asked: unknown[] }> {
  const asked: unknown[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(request.headers['last-event-id']);
    answer?.(response, request);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const time = '2026-01-01T00:00:00.000Z';

function log(sequence: number): string {
  const data = { sequence, time, type: 'log', text: `line ${sequence}` };
  return `id: ${sequence}\ndata: ${JSON.stringify(data)}\n\n`;
}

const end = `id: 9\ndata: ${JSON.stringify({ sequence: 9, time, type: 'state', state: 'succeeded' })}\n\n`;

const streams =
  (text: string, cut: boolean): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(text, () => cut && setImmediate(() => response.destroy()));
  };

async function watched(
  url: string,
  clock: TestClock = testClock(),
): Promise<{ readonly sequences: readonly number[]; readonly waited: number }> {
  const { signal } = new AbortController();
  const over = new AbortController();
  const watching = Array.fromAsync(watchOperation({ url }, 'some', { signal, clock })).finally(() =>
    over.abort(),
  );
  watching.catch(() => undefined);
  while (!over.signal.aborted) {
    await clock.advance(100);
    await setTimeout(1);
  }
  const events: readonly WatchedEvent[] = await watching;
  return { sequences: events.map(({ sequence }) => sequence), waited: clock.now() };
}

test('a watch goes on where it was when the connection breaks', async () => {
  const { url, asked } = await site(
    streams(`:\n\n${log(1)}${log(2)}id: 3\ndata: {"cut`, true),
    streams(`${log(2)}${log(3)}`, true),
    streams(end, false),
  );
  expect((await watched(url)).sequences).toEqual([1, 2, 3, 9]);
  expect(asked).toEqual(['0', '2', '3']);
});

test('a site that is busy is asked when it has said', async () => {
  const { url } = await site(
    (response) => response.writeHead(503, { 'retry-after': '30' }).end(),
    streams(end, false),
  );
  const { sequences, waited } = await watched(url);
  expect(sequences).toEqual([9]);
  expect(waited).toBeGreaterThanOrEqual(30_000);
});

test('a site that stays away is given up', async () => {
  const { url, asked } = await site((response) => response.destroy());
  await expect(watched(url)).rejects.toMatchObject({ code: 'site-broken', kind: 'unreachable' });
  expect(asked).toHaveLength(10);
});

test('what the site refuses is told at once', async () => {
  const body = JSON.stringify({ code: 'operation-not-found', kind: 'not-found', detail: 'None.' });
  const { url, asked } = await site((response) => response.writeHead(404).end(body));
  await expect(watched(url)).rejects.toMatchObject({ code: 'operation-not-found' });
  expect(asked).toHaveLength(1);
});

test.each([
  ['is too long', `data: ${'x'.repeat(2 * 1024 * 1024)}`],
  ['is something else', 'data: {"type":"surprise"}\n\n'],
])('a message that %s is not read', async (_, text) => {
  const { url } = await site(streams(text, false));
  await expect(watched(url)).rejects.toMatchObject({ code: 'site-not-a-site' });
});

test('a watch ends when its signal says so, and stops nothing', async () => {
  const { url } = await site(streams(log(1), false));
  const stop = new AbortController();
  const reason = new Error('enough');
  const events = watchOperation({ url }, 'some', { signal: stop.signal });
  expect(await events.next()).toMatchObject({ value: { sequence: 1 } });
  const next = events.next();
  stop.abort(reason);
  await expect(next).rejects.toBe(reason);
});
