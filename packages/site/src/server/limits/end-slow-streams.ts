import {
  constants,
  type Http2SecureServer,
  type Http2Server,
  type ServerHttp2Stream,
} from 'node:http2';
import { whenTired } from './body-patience.ts';
import { TLSSocket } from 'node:tls';

/**
 * Does for HTTP/2 what Node does for HTTP/1.1 only: ends a request whose body does not arrive in time,
 * and, of somebody who has shown no certificate, a connection on which nothing happens.
 */
export function endSlowStreams(server: Http2SecureServer | Http2Server, patienceMs: number): void {
  server.on('session', (session) => {
    const { socket } = session;
    if (socket instanceof TLSSocket && socket.authorized) return;
    // Longer, so that what it has asked for ends first.
    session.setTimeout(2 * patienceMs, () => session.destroy());
  });
  server.on('stream', (stream: ServerHttp2Stream) => {
    // An agent waits by what has no body.
    if (stream.endAfterHeaders) return;
    const arrived = whenTired(stream, patienceMs, () => stream.close(constants.NGHTTP2_CANCEL));
    stream.once('end', arrived);
    stream.once('close', arrived);
  });
}
