import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { atEnd } from '../printing/at-end.ts';

/** A way to a site that can be shut: then connections break, and new ones are refused. */
export class Gate {
  readonly port: number;
  readonly #to: number;
  readonly #sockets = new Set<Socket>();
  #isShut = false;
  /** How many bytes went to the site. */
  sent = 0;

  private constructor(port: number, to: number) {
    this.port = port;
    this.#to = to;
  }

  static async to(port: number): Promise<Gate> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const gate = new Gate((server.address() as AddressInfo).port, port);
    server.on('connection', (socket) => gate.#pass(socket));
    atEnd(async () => {
      gate.shut();
      server.close();
    });
    return gate;
  }

  shut(): void {
    this.#isShut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  open(): void {
    this.#isShut = false;
  }

  #pass(socket: Socket): void {
    if (this.#isShut) {
      socket.resetAndDestroy();
      return;
    }
    const further = connect(this.#to, '127.0.0.1');
    for (const [one, other] of [
      [socket, further],
      [further, socket],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
    socket.on('data', (piece: Buffer) => (this.sent += piece.length));
  }
}
