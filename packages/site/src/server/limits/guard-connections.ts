import type { ServerOptions } from 'node:http';
import type { Server as NetServer, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { shownFingerprint } from '../../certificates/shown-fingerprint.ts';
import { addressKey } from './address-key.ts';

/** How long a caller may take; who is slower keeps a connection from others. */
export interface Patience {
  readonly handshakeMs: number;
  readonly headersMs: number;
  /** For a body; for a large one, for each part of it. */
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
  checkMs,
}: Patience): ServerOptions & { readonly requireHostHeader: false } {
  return {
    headersTimeout: headersMs,
    // Bodies have their own: it is not the same for all.
    requestTimeout: 0,
    connectionsCheckingInterval: checkMs,
    // The app looks at it, and says what is wrong.
    requireHostHeader: false,
  };
}

/**
 * Bounds how many connections one address may have. Those with a certificate of the site count for the
 * certificate instead: thousands of agents may come from behind one address.
 */
export function guardConnections(
  server: NetServer & { maxHeadersCount?: number | null },
  {
    most,
    isRevoked,
  }: { readonly most: () => number; readonly isRevoked: (fingerprint: string) => boolean },
): void {
  // Those that are too many are dropped in silence by Node; their number is bounded by their size.
  server.maxHeadersCount = 0;
  const open = new Map<string, number>();
  /** For whom each connection counts. */
  const counted = new Map<string, string>();
  const forget = (end: string): void => {
    const key = counted.get(end);
    if (key === undefined) return;
    counted.delete(end);
    const left = (open.get(key) ?? 1) - 1;
    if (left === 0) open.delete(key);
    else open.set(key, left);
  };
  const count = (socket: Socket, key: string): void => {
    const end = endOf(socket);
    forget(end);
    const before = open.get(key) ?? 0;
    if (before >= most()) {
      socket.destroy();
      return;
    }
    open.set(key, before + 1);
    counted.set(end, key);
  };
  // One for all connections: what each has of its own is held ten thousand times.
  function closed(this: Socket): void {
    forget(endOf(this));
  }
  server.on('connection', (socket: Socket) => {
    count(socket, addressKey(socket.remoteAddress));
    socket.on('close', closed);
  });
  server.on('secureConnection', (socket: TLSSocket) => {
    const fingerprint = shownFingerprint(socket);
    if (fingerprint === undefined) return;
    // By one that holds no more nobody is better off than by none.
    if (!isRevoked(fingerprint)) count(socket, `certificate ${fingerprint}`);
  });
}

/** The other end of a connection: the same for a socket and for the TLS on it, also after it has closed. */
function endOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
