import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:net';
import { whenTired } from './body-patience.ts';

/**
 * Ends requests of HTTP/1.1 whose body does not arrive in time. Node.js does that itself, but knows only
 * one time for all: a large document that comes steadily would be cut off with those who hold it up.
 */
export function endSlowBodies(server: Server, patienceMs: number): void {
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers;
    if (request.httpVersionMajor !== 1 || (length === '0' && coding === undefined)) return;
    const arrived = whenTired(request, patienceMs, () => {
      const tooSlow = Object.assign(new Error('the body did not arrive in time'), {
        code: 'ERR_HTTP_REQUEST_TIMEOUT',
      });
      if (!request.complete) server.emit('clientError', tooSlow, request.socket);
    });
    request.once('end', arrived);
    request.once('close', arrived);
    // Where nobody has read it to its end, nothing else tells that it is there.
    response.once('close', () => {
      if (request.complete) arrived();
    });
  });
}
