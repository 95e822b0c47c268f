import type { ServerOptions } from 'node:http';
import type { Server as NetServer, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { addressKey } from './address-key.ts';

/** How long a caller may take; who is slower keeps a connection from others. */
export interface Patience {
  readonly handshakeMs: number;
  readonly headersMs: number;
  /** For the whole request, with its body. */
  readonly requestMs: number;
  readonly checkMs: number;
}

export const usualPatience: Patience = {
  handshakeMs: 15_000,
  headersMs: 15_000,
  requestMs: 120_000,
  checkMs: 5000,
};

/** What a server is made with, so that nobody holds it up. */
export function guardedOptions({
  headersMs,
  requestMs,
  checkMs,
}: Patience): ServerOptions & { readonly requireHostHeader: false } {
  return {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkMs,
    // The app looks at it, and says what is wrong.
    requireHostHeader: false,
  };
}

/**
 * Bounds how many connections one address may have. Who has shown a certificate of the site counts no
 * more: thousands of agents may come from behind one address.
 */
export function guardConnections(
  server: NetServer & { maxHeadersCount?: number | null },
  most: () => number,
): void {
  // Those that are too many are dropped in silence by Node; their number is bounded by their size.
  server.maxHeadersCount = 0;
  const open = new Map<string, number>();
  const counted = new Map<string, () => void>();
  server.on('connection', (socket: Socket) => {
    const key = addressKey(socket.remoteAddress);
    const before = open.get(key) ?? 0;
    if (before >= most()) {
      socket.destroy();
      return;
    }
    open.set(key, before + 1);
    const end = endOf(socket);
    const forget = (): void => {
      if (!counted.delete(end)) return;
      const left = (open.get(key) ?? 1) - 1;
      if (left === 0) open.delete(key);
      else open.set(key, left);
    };
    counted.set(end, forget);
    socket.once('close', forget);
  });
  server.on('secureConnection', (socket: TLSSocket) => {
    if (socket.authorized) counted.get(endOf(socket))?.();
  });
}

/** The other end of a connection: the same for a socket and for the TLS on it. */
function endOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
