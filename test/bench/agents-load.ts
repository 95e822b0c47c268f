import { connect, type ClientHttp2Session, constants } from 'node:http2';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { waitingGroups } from '@hawser/core/api/contracts/agent-changes';

// Many agents in one process, which wait at a site: so many bytes of their own as it takes to see that
// they were let in. The bench tells this process what to do.

export interface Known {
  readonly url: string;
  readonly authority: string;
  readonly agents: readonly { readonly certificate: string; readonly key: string }[];
}

export type Order =
  | { readonly do: 'know'; readonly known: Known }
  /** So many more, spread over so many seconds. */
  | { readonly do: 'connect'; readonly count: number; readonly seconds: number }
  /** So many more waits by each connection that there is. */
  | { readonly do: 'wait'; readonly count: number }
  /** Ends all without a word. */
  | { readonly do: 'break' };

const pauseMs = 2000;
/** As agents do, so that the site does not take them for gone. */
const pingMs = 30_000;

let known: Known | undefined;
const sessions: ClientHttp2Session[] = [];

setInterval(() => {
  for (const session of sessions) if (!session.destroyed) session.ping(() => undefined);
}, pingMs).unref();

process.on('message', (order: Order) => {
  void follow(order).then(
    () => process.send?.({ done: order.do }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});

async function follow(order: Order): Promise<void> {
  switch (order.do) {
    case 'know':
      ({ known } = order);
      return;
    case 'connect': {
      const { count, seconds } = order;
      const all = Array.from({ length: count }, async (_, index) => {
        await sleep(Math.random() * seconds * 1000);
        await comeIn(index);
      });
      await Promise.all(all);
      return;
    }
    case 'wait':
      for (let turn = 0; turn < order.count; turn += 1) await Promise.all(sessions.map(waitBy));
      return;
    case 'break':
      for (const session of sessions.splice(0)) session.destroy();
  }
}

function connected(index: number): ClientHttp2Session {
  if (known === undefined) throw new Error('nothing is known of the site yet');
  const { url, authority, agents } = known;
  const agent = agents[index % agents.length];
  const { hostname: host, port } = new URL(url);
  const session = connect(url, {
    createConnection: () =>
      connectTls({
        host,
        port: Number(port),
        ca: authority,
        cert: agent?.certificate,
        key: agent?.key,
        ALPNProtocols: ['h2'],
        ecdhCurve: waitingGroups,
      }),
  });
  session.on('error', () => undefined);
  return session;
}

/** Tries until it is let in, as agents do. */
async function comeIn(index: number): Promise<void> {
  for (;;) {
    const session = connected(index);
    try {
      await waitBy(session);
      sessions.push(session);
      return;
    } catch {
      session.destroy();
      await sleep(Math.random() * pauseMs);
    }
  }
}

/** Until the site has said hello. */
async function waitBy(session: ClientHttp2Session): Promise<void> {
  const stream = session.request({ [constants.HTTP2_HEADER_PATH]: '/agents/v1/changes' });
  await new Promise<void>((resolve, reject) => {
    stream.once('data', () => resolve());
    stream.once('error', reject);
    stream.once('close', () => reject(new Error('a wait was ended')));
    stream.once('response', ({ ':status': status }) => {
      if (status !== 200) reject(new Error(`the site answered with ${status}`));
    });
  });
}
