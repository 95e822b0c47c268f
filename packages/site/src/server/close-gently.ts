import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '@hawser/core/clock';

/** For what is on its way when an answer says that it is not wanted. */
const patienceMs = 1000;

/**
 * Who asks whether his body is wanted may send it before he has read that it is not: CUPS does so where it is slow.
 * Closed at once, the connection would be reset by what comes, and the answer lost with it (RFC 9112, 9.6). So
 * nothing more is said by it, and what still comes is passed over for a moment.
 */
export function closeGently(
  request: IncomingMessage,
  response: ServerResponse,
  clock: Clock,
): void {
  // A request of HTTP/2 is a stream, which ends without its connection.
  if (request.httpVersionMajor !== 1) return;
  const { socket } = request;
  socket.destroySoon = () => {
    // From here on it closes as it always does.
    Reflect.deleteProperty(socket, 'destroySoon');
    if (request.complete) {
      socket.destroySoon();
      return;
    }
    socket.end();
    const cut = clock.timer(patienceMs, () => socket.destroy()).unref();
    request.once('end', () => socket.destroySoon());
    socket.once('close', () => cut.cancel());
  };
  response.once('close', () => Reflect.deleteProperty(socket, 'destroySoon'));
}
