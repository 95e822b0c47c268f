import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testClock } from '@hawser/core/clock';
import { expect, onTestFinished, test } from 'vitest';
import { openOperations, type Operations } from '../../src/operations/open-operations.ts';
import { streamOperation } from '../../src/services/admin/operation-stream.ts';
import { eventually } from '../operations/eventually.ts';
import { lampKind } from '../operations/sample-kinds.ts';
import { sqlite } from '../store/engines.ts';

const clock = testClock();

async function served(): Promise<{
  readonly operations: Operations;
  readonly light: () => void;
  ask(id: string, lastEventId?: string): Promise<{ response: IncomingMessage; said(): string }>;
}> {
  const dark = Promise.withResolvers<void>();
  const store = await sqlite.open(await sqlite.newDatabase(), clock);
  const kinds = [lampKind(async (_, step) => (step === 'light' ? dark.promise : undefined))];
  const operations = await openOperations({ store, clock, kinds, replica: { id: 'one' } });
  const server = createServer((request, reply) => {
    void streamOperation(operations, { id: request.url!.slice(1), request, reply, clock });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    dark.resolve();
    await operations.close();
    server.closeAllConnections();
    server.close();
  });
  return {
    operations,
    light: () => dark.resolve(),
    async ask(id, lastEventId) {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${id}`;
      const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
      const [response] = (await once(get(url, { headers }), 'response')) as [IncomingMessage];
      let said = '';
      response.setEncoding('utf8').on('data', (text: string) => (said += text));
      return { response, said: () => said };
    },
  };
}

test('a stream has every event with its id, shows that it is there, and ends with the end', async () => {
  const { operations, light, ask } = await served();
  const { id } = await operations.start('light-lamp', ['red'], { startedBy: 'ada' });
  const { response, said } = await ask(id);
  expect(response.statusCode).toBe(200);
  expect(response.headers).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
  });
  await eventually(async () => said().includes('"step":"light"'), clock);
  await clock.advance(15_000);
  await eventually(async () => said().includes('\n\n:\n\n'));
  light();
  const ended = once(response, 'end').then(() => true);
  let isEnded = false;
  void ended.then(() => (isEnded = true));
  await eventually(async () => isEnded, clock);
  const ids = [...said().matchAll(/^id: (\d+)$/gm)].map(([, number]) => Number(number));
  expect(ids).toEqual(ids.map((_, index) => index + 1));
  expect(said()).toMatch(/event: state\ndata: \{[^\n]*"state":"succeeded"[^\n]*\}\n\n$/);

  // From the middle.
  const again = await ask(id, String(ids.at(-2)));
  await once(again.response, 'end');
  expect(again.said()).toMatch(/^id: \d+\nevent: state\ndata: [^\n]*succeeded[^\n]*\n\n$/);
  expect(again.said()).toContain(`id: ${ids.at(-1)}\n`);
});

test('a stream of nothing is a problem', async () => {
  const { ask } = await served();
  const { response, said } = await ask('none');
  await once(response, 'end');
  expect(response.statusCode).toBe(404);
  expect(response.headers['content-type']).toBe('application/problem+json');
  expect(JSON.parse(said())).toMatchObject({ code: 'operation-not-found' });
});

test('a stream ends when the site is stopped, and the operation is not over', async () => {
  const { operations, light, ask } = await served();
  const { id } = await operations.start('light-lamp', ['red'], { startedBy: 'ada' });
  const { response, said } = await ask(id);
  await eventually(async () => said().includes('"step":"light"'), clock);
  const ended = once(response, 'end');
  const closing = operations.close();
  await ended;
  light();
  await closing;
  expect(said()).not.toContain('"succeeded"');
});
