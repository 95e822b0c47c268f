import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';

/** A server that is asked, and how many times for each token. */
export interface Asked {
  readonly port: number;
  readonly ca: string;
  readonly path: string;
}

const connections = 16;

/**
 * Asks once with each token, over a few connections that stay, each waiting for its answer. HTTP is
 * spoken by hand: a client of its own would take as long as what is measured.
 */
export async function askWith(tokens: readonly string[], asked: Asked): Promise<number> {
  const sockets = await Promise.all(
    Array.from({ length: connections }, async () => connected(asked)),
  );
  const waiting = tokens.values();
  const start = performance.now();
  await Promise.all(sockets.map(async (socket) => askAll(socket, waiting, asked.path)));
  const took = performance.now() - start;
  for (const socket of sockets) socket.destroy();
  return took;
}

async function connected({ port, ca }: Asked): Promise<TLSSocket> {
  // Both servers have certificates of this machine, of which only the chain is of interest here.
  const socket = connect({ host: '127.0.0.1', port, ca, checkServerIdentity: () => undefined });
  await once(socket, 'secureConnect');
  return socket.setNoDelay();
}

async function askAll(
  socket: TLSSocket,
  tokens: IterableIterator<string>,
  path: string,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const next = (): void => {
    const { value, done } = tokens.next();
    if (done === true) resolve();
    else socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${value}\r\n\r\n`);
  };
  let text = '';
  socket.on('error', reject).on('data', (piece: Buffer) => {
    text += piece.toString('latin1');
    const body = text.indexOf('\r\n\r\n') + 4;
    if (body < 4) return;
    const length = Number(/\ncontent-length: (\d+)/i.exec(text)?.[1]);
    if (text.length < body + length) return;
    if (!text.startsWith('HTTP/1.1 200')) reject(new Error(text));
    text = '';
    next();
  });
  next();
  await promise;
}
