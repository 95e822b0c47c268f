import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect as connectHttp2,
} from 'node:http2';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Static } from 'typebox';
import { Check } from 'typebox/value';
import { refusalOf } from '@hawser/core/api/call-site';
import {
  agentMessage,
  followChanges,
  heartbeatSeconds,
  waitingGroups,
} from '@hawser/core/api/contracts/agent-changes';
import { notASite } from '@hawser/core/api/public-endpoints';
import { serverSentEvents } from '@hawser/core/api/server-sent-events';
import { connectionTrouble, type SiteAddress, trusting } from '@hawser/core/api/site-request';
import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { Liveness } from './liveness.ts';

export type AgentMessage = Static<typeof agentMessage> & { readonly id: string | undefined };

export interface ChangeStreamOptions {
  /** The id of the last message that is known. */
  readonly after: string | undefined;
  readonly version: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Sessions of TLS by the address, so that a new connection costs the site less. */
  readonly sessions: Map<string, Buffer>;
}

/** For the handshake and the first word of the site. */
const beginningMs = 30_000;
const longestMessage = 64 * 1024;

/** What the site says by one connection, until that ends or the signal is aborted. */
export async function* changeStream(
  site: SiteAddress,
  options: ChangeStreamOptions,
): AsyncGenerator<AgentMessage, void> {
  const { url } = site;
  const { clock, signal, after, version } = options;
  using connection = open(site, options);
  const { session } = connection;
  using liveness = new Liveness(session, { clock, silenceMs: 2.5 * heartbeatSeconds * 1000 });
  const end = (): void => session.destroy();
  signal.addEventListener('abort', end);
  const beginning = clock.timer(beginningMs, end).unref();
  let isLetIn = false;
  try {
    const stream = session.request({
      ':path': followChanges.path,
      accept: 'text/event-stream',
      'user-agent': `hawser-agent/${version}`,
      ...(after === undefined ? {} : { 'last-event-id': after }),
    });
    const status = await statusOf(stream);
    if (status !== 200) throw await refused(stream, status);
    isLetIn = true;
    for await (const { id, data } of serverSentEvents(
      stream as AsyncIterable<Uint8Array>,
      longestMessage,
    )) {
      const message: unknown = parsed(data);
      if (!Check(agentMessage, message)) throw notASite(site, 'a message is not as agreed');
      beginning.cancel();
      liveness.heard();
      yield { ...message, id };
    }
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof HawserError) throw error;
    const { hostname: host, port } = new URL(url);
    throw connectionTrouble(connection.trouble ?? error, { host, port: port === '' ? 443 : port });
  } finally {
    // With a session of TLS from before, the site cuts off whom it lets in no more, and says no word.
    if (!isLetIn) options.sessions.delete(url);
    beginning.cancel();
    signal.removeEventListener('abort', end);
  }
}

interface Connection extends Disposable {
  readonly session: ClientHttp2Session;
  /** What the connection has ended by, which its streams tell only the half of. */
  readonly trouble: Error | undefined;
}

function open(site: SiteAddress, { sessions }: ChangeStreamOptions): Connection {
  const { url } = site;
  const { hostname, port } = new URL(url);
  const earlier = sessions.get(url);
  const socket: TLSSocket = connectTls({
    host: hostname.replaceAll(/[[\]]/g, ''),
    port: port === '' ? 443 : Number(port),
    ...trusting(site),
    ALPNProtocols: ['h2'],
    ecdhCurve: waitingGroups,
    ...(earlier === undefined ? {} : { session: earlier }),
  });
  socket.on('session', (session: Buffer) => sessions.set(url, session));
  const session = connectHttp2(url, { createConnection: () => socket });
  let trouble: Error | undefined;
  const ended = (error: Error): void => {
    trouble ??= error;
    sessions.delete(url);
  };
  socket.on('error', ended);
  session.on('error', ended);
  return {
    session,
    get trouble() {
      return trouble;
    },
    [Symbol.dispose]() {
      session.destroy();
      socket.destroy();
    },
  };
}

/** A stream whose session is ended before it is answered closes, and tells of no error. */
async function statusOf(stream: ClientHttp2Stream): Promise<number> {
  return await new Promise((resolve, reject) => {
    stream.once('response', ({ ':status': status = 0 }) => resolve(status));
    stream.once('error', reject);
    stream.once('close', () => reject(new Error('it does not answer')));
  });
}

async function refused(stream: ClientHttp2Stream, status: number): Promise<Error> {
  let text = '';
  for await (const piece of stream as AsyncIterable<Buffer>) {
    text += piece.toString('utf8');
    if (text.length > longestMessage) break;
  }
  return refusalOf({ status, text });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
