import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import {
  type ClientHttp2Session,
  connect,
  createServer,
  type Http2ServerResponse,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { heartbeatSeconds } from '@hawser/core/api/contracts/agent-changes';
import { testClock } from '@hawser/core/clock';
import { expect, onTestFinished, test } from 'vitest';
import { WaitingAgents } from '../../src/agents/waiting-agents.ts';

test('who says nothing for two heartbeats is cut off, and who pings is not', async () => {
  const clock = testClock();
  const none = (): void => undefined;
  const seen = { heard: none, came: none, went: none };
  const waiting = new WaitingAgents({ clock, seen, from: 0 });
  const server = createServer((_, response: Http2ServerResponse) => {
    const { session } = response.stream;
    const about = { id: '1', name: 'pump', role: 'device', version: '1.2.3' } as const;
    // Fastify's types know one kind of answer only, and so does the site.
    const answer = response as unknown as ServerResponse;
    waiting.add({ ...about, response: answer, session }, {}, undefined);
  });
  onTestFinished(() => {
    waiting.drain();
    server.close();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const agent = async (): Promise<ClientHttp2Session> => {
    const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    onTestFinished(() => session.destroy());
    await once(session.request(), 'data');
    // All that it says by itself has come in when this has.
    await ping(session);
    return session;
  };
  const [silent, speaking] = [await agent(), await agent()];
  const cut = once(silent, 'close');
  for (let beat = 0; beat < 3; beat += 1) {
    await ping(speaking);
    expect(silent.destroyed).toBe(false);
    await clock.advance(heartbeatSeconds * 1000);
  }
  await cut;
  await ping(speaking);
});

async function ping(session: ClientHttp2Session): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  session.ping((error) => (error === null ? resolve() : reject(error)));
  await promise;
}
