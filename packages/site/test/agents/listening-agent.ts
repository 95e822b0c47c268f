import { connect } from 'node:http2';
import { once } from 'node:events';
import { agentMessage } from '@hawser/core/api/contracts/agent-changes';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { serverSentEvents } from '@hawser/core/api/server-sent-events';
import { Assert } from 'typebox/value';
import { onTestFinished } from 'vitest';

/** An agent that listens for changes, by a connection of HTTP/2 that is its own. */
export interface ListeningAgent {
  readonly status: number;
  /** The next message; undefined when there are no more. */
  next(): Promise<unknown>;
  /** When its connection has ended. */
  readonly ended: Promise<unknown>;
  /** Ends it. */
  leave(): void;
}

export async function listeningAgent(
  { url, trustAnchor, certificate }: SiteAddress,
  headers: Readonly<Record<string, string>> = {},
): Promise<ListeningAgent> {
  const session = connect(url, {
    ...(trustAnchor === undefined ? {} : { ca: trustAnchor }),
    ...certificate,
  });
  session.on('error', () => undefined);
  onTestFinished(() => session.destroy());
  const ended = once(session, 'close');
  const stream = session.request({
    ':path': '/agents/v1/changes',
    'user-agent': 'hawser-agent/1.2.3',
    ...headers,
  });
  stream.on('error', () => undefined);
  const [{ ':status': status = 0 }] = (await once(stream, 'response')) as [{ ':status'?: number }];
  const messages = serverSentEvents(stream as AsyncIterable<Uint8Array>, 10_000);
  return {
    status,
    ended,
    leave: () => session.destroy(),
    async next() {
      for (;;) {
        const { value } = await messages.next().catch(() => ({ value: undefined }));
        if (value === undefined) return undefined;
        const message: unknown = JSON.parse(value.data);
        Assert(agentMessage, message);
        // One may come at any moment.
        if (message.type !== 'heartbeat') return { id: value.id, ...message };
      }
    },
  };
}
