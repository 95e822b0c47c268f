import type { Server, Socket } from 'node:net';

/** So many handshakes begin in one turn of the event loop: some milliseconds, then all others have theirs. */
const perTurn = 2;

/** The connections whose handshake has not begun. */
export interface Unadmitted {
  /** Ends them. */
  end(): void;
}

/**
 * Has handshakes begin one after the other, and each only when its caller has spoken. Thousands of agents
 * come back at once when a site was away, and each of them takes a millisecond of the only thread there
 * is: the others have their turns between.
 *
 * A connection that begins with what was read before also costs less for as long as it lasts: Node.js
 * keeps 64 KiB for what comes in where it reads the first of it itself, and 16 KiB where it is given it.
 */
export function admitHandshakes(
  server: Server,
  { patienceMs }: { readonly patienceMs: number },
): Unadmitted {
  const begin = takeListeners(server);
  /** All that have not begun, and until when they may be silent. */
  const waiting = new Map<Socket, NodeJS.Timeout>();
  const ready = new Set<Socket>();
  let turn: NodeJS.Immediate | undefined;

  const nextTurn = (): void => {
    let begun = 0;
    for (const socket of ready) {
      if (begun === perTurn) break;
      begun += 1;
      letGo(socket);
      begin(socket);
    }
    turn = ready.size > 0 ? setImmediate(nextTurn) : undefined;
  };
  // One of each for all connections: what they hold is held ten thousand times.
  function spoke(this: Socket): void {
    ready.add(this);
    turn ??= setImmediate(nextTurn);
  }
  function closed(this: Socket): void {
    forget(this);
  }
  const forget = (socket: Socket): void => {
    ready.delete(socket);
    clearTimeout(waiting.get(socket));
    waiting.delete(socket);
  };
  const letGo = (socket: Socket): void => {
    forget(socket);
    socket.off('error', ignored).off('close', closed);
  };
  server.on('connection', (socket: Socket) => {
    if (socket.destroyed) return;
    // Of the timeout of a socket an object would stay for as long as the socket does.
    waiting.set(socket, setTimeout(tooLate, patienceMs, socket).unref());
    socket.once('readable', spoke).on('error', ignored).on('close', closed);
  });
  return {
    end() {
      for (const socket of waiting.keys()) socket.destroy();
    },
  };
}

/** What Node.js does with a connection, which happens now when it is told to. */
function takeListeners(server: Server): (socket: Socket) => void {
  const own = server.listeners('connection');
  server.removeAllListeners('connection');
  return (socket) => {
    for (const listener of own) listener.call(server, socket);
  };
}

function tooLate(socket: Socket): void {
  socket.destroy();
}

function ignored(): void {
  // It closes after it, which is what counts.
}
