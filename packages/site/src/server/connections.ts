import type { ServerResponse } from 'node:http';
import { Http2ServerResponse, type Http2Session } from 'node:http2';
import { TLSSocket } from 'node:tls';
import type { Clock } from '@hawser/core/clock';
import { shownFingerprint } from '../certificates/shown-fingerprint.ts';

/** For what is being answered to a caller when his certificate is revoked: perhaps that he did it himself. */
const patienceMs = 2000;

const spoken = Symbol('the session of HTTP/2 that is spoken on a connection');

interface Spoken {
  [spoken]?: Http2Session;
}

/** The connections of a port that asks for certificates, by what was shown. */
export class Connections {
  readonly #sockets = new Map<TLSSocket & Spoken, string>();
  readonly #byFingerprint = new Map<string, Set<TLSSocket & Spoken>>();
  readonly #isRevoked: (fingerprint: string) => boolean;
  readonly #clock: Clock;
  // One for all connections: what each has of its own is held ten thousand times.
  readonly #closed: (this: TLSSocket) => void;

  constructor(isRevoked: (fingerprint: string) => boolean, clock: Clock) {
    this.#isRevoked = isRevoked;
    this.#clock = clock;
    const forget = (socket: TLSSocket): void => this.#forget(socket);
    this.#closed = function () {
      forget(this);
    };
  }

  /** Remembers a connection after its handshake, until it ends. */
  add(socket: TLSSocket): void {
    const fingerprint = shownFingerprint(socket) ?? '';
    // Who shows it anew is told by an answer that it holds no more; nobody goes on with what was before.
    if (socket.isSessionReused() && this.#isRevoked(fingerprint)) return void socket.destroy();
    this.#sockets.set(socket, fingerprint);
    if (fingerprint !== '') this.#of(fingerprint).add(socket);
    socket.on('close', this.#closed);
  }

  /** Remembers it with its connection, which ends with it. */
  addSession(session: Http2Session): void {
    const socket: Http2Session['socket'] & Spoken = session.socket;
    socket[spoken] = session;
  }

  /**
   * Ends all connections of a certificate: at once where nothing is being answered, and otherwise after
   * that, for which it does not wait long. Nobody lets in what still comes by them.
   */
  end(fingerprint: string, answers: Iterable<ServerResponse>): number {
    const ended = new Set(this.#byFingerprint.get(fingerprint));
    const answered = new Set<unknown>();
    for (const answer of answers) {
      const { socket } = answer;
      if (answer instanceof Http2ServerResponse || !(socket instanceof TLSSocket)) continue;
      if (!ended.has(socket)) continue;
      answered.add(socket);
      answer.shouldKeepAlive = false;
      answer.once('close', () => socket.destroySoon());
    }
    for (const socket of ended) {
      if (socket.alpnProtocol !== 'h2' && !answered.has(socket)) socket.destroy();
    }
    for (const socket of ended) socket[spoken]?.close();
    const cut = (): void => ended.forEach((socket) => socket.destroy());
    if (ended.size > 0) this.#clock.timer(patienceMs, cut).unref();
    return ended.size;
  }

  /** Takes no more requests by those that speak HTTP/2, which end when all is answered. */
  drain(): void {
    for (const socket of this.#sockets.keys()) socket[spoken]?.close();
  }

  endAll(): void {
    for (const socket of this.#sockets.keys()) socket.destroy();
  }

  #of(fingerprint: string): Set<TLSSocket & Spoken> {
    const sockets = this.#byFingerprint.get(fingerprint) ?? new Set<TLSSocket & Spoken>();
    this.#byFingerprint.set(fingerprint, sockets);
    return sockets;
  }

  #forget(socket: TLSSocket): void {
    const fingerprint = this.#sockets.get(socket) ?? '';
    this.#sockets.delete(socket);
    const others = this.#byFingerprint.get(fingerprint);
    others?.delete(socket);
    if (others?.size === 0) this.#byFingerprint.delete(fingerprint);
  }
}
