import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { operations } from '@hawser/core/ipp/tables/operations';
import { onTestFinished } from 'vitest';

export interface RelayWithTurns {
  /** Of 127.0.0.1, where plain HTTP is spoken. */
  readonly port: number;
  /** Resolves when the device has had all its turns. */
  idle(): Promise<void>;
}

/**
 * Passes on requests to a site, and shows a token or a password with each of them: ipptool shows its own
 * only when it is asked for it, and repeats then as a good request what was to be a bad one. After each
 * request the device has its turn, and whoever wants more than to print waits for it: ipptool waits five
 * seconds before it asks again for what is not so yet.
 */
export async function relayWithTurns(
  site: Pick<SiteAddress, 'url' | 'trustAnchor'>,
  {
    proof,
    turn,
  }: { readonly proof: { readonly authorization: string }; readonly turn: () => Promise<void> },
): Promise<RelayWithTurns> {
  const agent = new Agent({ keepAlive: true });
  let running = Promise.resolve();
  let next: Promise<void> | undefined;
  const turnAfter = async (before: Promise<void>): Promise<void> => {
    await before;
    next = undefined;
    await turn();
  };
  const takeTurn = (): void => {
    next ??= turnAfter(running);
    running = next;
  };
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = incoming[Symbol.asyncIterator]() as AsyncIterableIterator<Buffer>;
    const first = await body.next();
    const head = first.done === true ? Buffer.alloc(4) : first.value;
    if (head.readUInt16BE(2) !== operations['Print-Job']) await running;
    const onward = request(`${site.url}${incoming.url ?? '/'}`, {
      agent,
      method: incoming.method,
      ca: site.trustAnchor,
      headers: { 'content-type': incoming.headers['content-type'], ...proof },
    });
    const answered = once(onward, 'response') as Promise<[IncomingMessage]>;
    onward.write(head);
    await pipeline(body, onward);
    const [response] = await answered;
    outgoing.writeHead(response.statusCode ?? 502, {
      'content-type': response.headers['content-type'],
    });
    await pipeline(response, outgoing);
    takeTurn();
  };
  const server = createServer((incoming, outgoing) => {
    void pass(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
    agent.destroy();
  });
  return { port: (server.address() as AddressInfo).port, idle: async () => running };
}

/** A name and a password, as they are shown. */
export function basic(name: string, password: string): { readonly authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}` };
}
