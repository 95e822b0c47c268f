import type { ServerResponse } from 'node:http';
import { Http2ServerResponse } from 'node:http2';

/**
 * Has fastify forget a request whose answer it has left to somebody else. It would keep all that it knows of
 * it until it is answered; of one that waits that is a third of what it costs. With HTTP/1 the end of an answer
 * is what Node.js itself has the next request of the connection begin by.
 */
export function letGo(response: ServerResponse | Http2ServerResponse): void {
  if (!(response instanceof Http2ServerResponse)) return;
  response.removeAllListeners('finish');
  response.removeAllListeners('error');
  response.on('error', ignored);
}

function ignored(): void {
  // The stream closes after it, which is what counts.
}
