import type { Http2Session } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { fingerprintOf } from '../certificates/identify-caller.ts';

/** The connections of a port that asks for certificates, by what was shown. */
export class Connections {
  readonly #sockets = new Map<TLSSocket, string>();
  readonly #byFingerprint = new Map<string, Set<TLSSocket>>();
  readonly #sessions = new Set<Http2Session>();
  readonly #isRevoked: (fingerprint: string) => boolean;

  constructor(isRevoked: (fingerprint: string) => boolean) {
    this.#isRevoked = isRevoked;
  }

  /** Remembers a connection after its handshake, until it ends. */
  add(socket: TLSSocket): void {
    const certificate = socket.authorized ? socket.getPeerX509Certificate() : undefined;
    const fingerprint = certificate === undefined ? '' : fingerprintOf(certificate);
    // Who shows it anew is told by an answer that it holds no more; nobody goes on with what was before.
    if (socket.isSessionReused() && this.#isRevoked(fingerprint)) return void socket.destroy();
    this.#sockets.set(socket, fingerprint);
    if (fingerprint !== '') this.#of(fingerprint).add(socket);
    socket.once('close', () => this.#forget(socket));
  }

  addSession(session: Http2Session): void {
    this.#sessions.add(session);
    session.once('close', () => this.#sessions.delete(session));
  }

  /** Ends all connections of a certificate, at once. */
  end(fingerprint: string): number {
    const sockets = this.#byFingerprint.get(fingerprint) ?? [];
    for (const socket of sockets) socket.destroy();
    return this.#byFingerprint.get(fingerprint)?.size ?? 0;
  }

  /** Takes no more requests by those that speak HTTP/2, which end when all is answered. */
  drain(): void {
    for (const session of this.#sessions) session.close();
  }

  endAll(): void {
    for (const socket of this.#sockets.keys()) socket.destroy();
  }

  #of(fingerprint: string): Set<TLSSocket> {
    const sockets = this.#byFingerprint.get(fingerprint) ?? new Set<TLSSocket>();
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
