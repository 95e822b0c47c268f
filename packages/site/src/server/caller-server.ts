import { createSecureServer, type Http2SecureServer } from 'node:http2';
import type { SecureContextOptions, TLSSocket } from 'node:tls';
import { endSlowStreams } from './limits/end-slow-streams.ts';
import type { Patience } from './limits/guard-connections.ts';

/** More than anybody has to ask at the same time by one connection. */
const mostStreams = 200;

/** Of each kind of state that a connection keeps only so much, for there are ten thousand of them. */
const settings = { maxConcurrentStreams: mostStreams, enablePush: false };

/**
 * A server for callers with certificates. Agents speak HTTP/2 with it, so that all they wait for goes
 * by one connection; everybody else goes on with HTTP/1.1.
 */
export function callerServer(
  context: SecureContextOptions & { readonly minVersion: 'TLSv1.2' },
  { handshakeMs, headersMs, requestMs }: Patience,
): Http2SecureServer {
  const server: Http2SecureServer & { headersTimeout?: number; requestTimeout?: number } =
    createSecureServer({
      ...context,
      handshakeTimeout: handshakeMs,
      allowHTTP1: true,
      settings,
      maxDeflateDynamicTableSize: 0,
      requestCert: true,
      // Who shows none, or a wrong one, is told so by an answer.
      rejectUnauthorized: false,
    });
  // It takes these from no options.
  server.headersTimeout = headersMs;
  server.requestTimeout = 0;
  // Nor this: what is written in two pieces would wait for the other side to acknowledge the first.
  server.on('secureConnection', (socket: TLSSocket) => void socket.setNoDelay(true));
  endSlowStreams(server, requestMs);
  return server;
}
