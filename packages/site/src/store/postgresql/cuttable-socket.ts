import { Socket } from 'node:net';

/**
 * Makes sockets that end when the signal comes, whatever the other side does: a server that hangs
 * answers no goodbye either.
 */
export function cuttableSockets(cut: AbortSignal): () => Socket {
  return () => {
    const socket = new Socket();
    const end = (): void => void socket.destroy();
    cut.addEventListener('abort', end, { once: true });
    socket.once('close', () => cut.removeEventListener('abort', end));
    return socket;
  };
}
