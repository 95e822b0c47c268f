import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { testClock } from '@hawser/core/clock';
import { expect, onTestFinished, test } from 'vitest';
import { SlowReader } from '../../src/server/slow-reader.ts';

const clock = testClock();
const piece = 'x'.repeat(64 * 1024);

/** Somebody who asks, and the answer to him before anything of it is written. */
async function asking(): Promise<{ client: Socket; reply: ServerResponse }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => undefined).pause();
  onTestFinished(() => {
    client.destroy();
    server.close();
  });
  client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  const [, reply] = (await once(server, 'request')) as [IncomingMessage, ServerResponse];
  return { client, reply };
}

test('who does not read is cut off, and until then little waits for him', async () => {
  const { reply } = await asking();
  const reader = new SlowReader(reply, clock);
  let most = 0;
  const writing = (async (): Promise<void> => {
    for (;;) {
      const written = reader.write(piece);
      most = Math.max(most, reply.writableLength);
      await written;
    }
  })();
  const cut = expect(writing).rejects.toMatchObject({ name: 'AbortError' });
  await expect.poll(() => reply.writableNeedDrain).toBe(true);
  for (let beats = 0; beats < 100; beats += 1) reader.beat(':\n\n');
  await expect.poll(async () => clock.advance(60_000).then(() => reply.destroyed)).toBe(true);
  await cut;
  expect(most).toBeLessThan(4 * piece.length);
});

test('who reads slowly gets everything', async () => {
  const { client, reply } = await asking();
  const reader = new SlowReader(reply, clock);
  let read = 0;
  client.on('data', (bytes: Buffer) => (read += bytes.length));
  for (let pieces = 0; pieces < 100; pieces += 1) {
    client.pause();
    const written = reader.write(piece);
    await clock.advance(59_000);
    client.resume();
    await written;
  }
  reply.end();
  await once(reply, 'finish');
  await expect.poll(() => read).toBeGreaterThanOrEqual(100 * piece.length);
});
