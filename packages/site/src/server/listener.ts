import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createPlain } from 'node:http';
import { createServer as createTls } from 'node:https';
import type { Http2Session } from 'node:http2';
import type { AddressInfo, Server } from 'node:net';
import { type SecureContextOptions, Server as TlsServer, type TLSSocket } from 'node:tls';
import type { Clock } from '@hawser/core/clock';
import { inUrl, type ListenAddress } from '@hawser/core/site/listen-address';
import { answerClientError } from './answer-client-error.ts';
import { answerExpectation } from './answer-expectation.ts';
import { Places } from '../places.ts';
import { endSlowBodies } from './limits/end-slow-bodies.ts';
import {
  guardConnections,
  guardedOptions,
  type Patience,
  usualPatience,
} from './limits/guard-connections.ts';
import { admitHandshakes, type Unadmitted } from './limits/admit-handshakes.ts';
import { callerServer } from './caller-server.ts';
import { closeGently } from './close-gently.ts';
import { Connections } from './connections.ts';
import { listening } from './listening.ts';

export type Respond = (request: IncomingMessage, response: ServerResponse) => void;

/** What a listener shows of itself, and whether it asks callers to do the same. */
export interface ListenerTls extends Pick<SecureContextOptions, 'cert' | 'key'> {
  /** The authority of certificates that callers may show. */
  readonly callers?: string;
}

export interface ListenerOptions {
  readonly address: ListenAddress;
  /** What gives it another address, for who has to. */
  readonly flag: string;
  /** Without, it speaks plain HTTP. */
  readonly tls?: ListenerTls;
  readonly respond: Respond;
  readonly clock: Clock;
  readonly patience?: Patience;
  /** How many connections one address may have. */
  readonly connectionsPerAddress?: () => number;
  /** Whether a certificate of a caller, by its fingerprint, holds no more. */
  readonly isRevoked?: (fingerprint: string) => boolean;
}

/** A token may take 16 KiB of it; those of large organisations do. */
const maxHeaderSize = 32 * 1024;

const pauseMs = 20;

/** As far as servers of all kinds have it. */
interface Served extends Server {
  closeIdleConnections?(): void;
  closeAllConnections?(): void;
}

const ticketKeyBytes = 48;

/** A port that is listened at, and the requests that have come in by it. */
export class Listener {
  readonly #server: Served;
  readonly #open = new Places<ServerResponse>();
  readonly #clock: Clock;
  readonly #connections: Connections;
  readonly #unadmitted: Unadmitted | undefined;
  #draining = false;

  private constructor(
    {
      server,
      unadmitted,
    }: { readonly server: Served; readonly unadmitted: Unadmitted | undefined },
    { respond, clock, isRevoked = () => false }: ListenerOptions,
  ) {
    this.#server = server;
    this.#unadmitted = unadmitted;
    this.#clock = clock;
    this.#connections = new Connections(isRevoked, clock);
    // Whoever answers says when he takes the body.
    server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
      closeGently(request, response, clock);
      server.emit('request', request, response);
    });
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      // It came behind a body that nobody wanted, on a connection that is about to end.
      if (request.httpVersionMajor === 1 && !request.socket.writable) return;
      const place = this.#open.add(response);
      response.on('close', () => this.#open.remove(place));
      // Of HTTP/2 a connection that breaks is told to each of its requests, and nobody else may listen.
      request.on('error', ignored);
      if (this.#draining) response.shouldKeepAlive = false;
      respond(request, response);
    });
    server.on('clientError', answerClientError);
    server.on('checkExpectation', answerExpectation);
    server.on('secureConnection', (socket: TLSSocket) => this.#connections.add(socket));
    server.on('session', (session: Http2Session) => this.#connections.addSession(session));
  }

  static async open(options: ListenerOptions): Promise<Listener> {
    const { address, flag, tls, patience = usualPatience, connectionsPerAddress } = options;
    const server = serverOf(tls, patience);
    endSlowBodies(server, patience.requestMs);
    const unadmitted =
      tls?.callers === undefined
        ? undefined
        : admitHandshakes(server, { patienceMs: patience.handshakeMs });
    guardConnections(server, {
      most: connectionsPerAddress ?? (() => Infinity),
      isRevoked: options.isRevoked ?? (() => false),
    });
    const listener = new Listener({ server, unadmitted }, options);
    await listening(server, address, flag);
    return listener;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Takes another certificate for connections to come; those that are there stay. */
  showCertificate(tls: ListenerTls): void {
    if (this.#server instanceof TlsServer) this.#server.setSecureContext(contextOf(tls));
  }

  /** Ends the connections of a certificate that holds no more; and nobody goes on with an earlier session. */
  revoke(fingerprint: string): number {
    // Its session cannot be picked out: all are forgotten, and everybody shows his certificate anew.
    if (this.#server instanceof TlsServer) this.#server.setTicketKeys(randomBytes(ticketKeyBytes));
    return this.#connections.end(fingerprint, this.#open);
  }

  /** Takes no more, and ends when all is answered, or at the latest when the patience is over. */
  async drain(patienceMs: number): Promise<{ readonly cut: number }> {
    this.#draining = true;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#unadmitted?.end();
    this.#connections.drain();
    // What is still to be answered says then that no more is taken by this connection.
    for (const response of this.#open) response.shouldKeepAlive = false;
    let waited = 0;
    while (this.#open.count > 0 && waited < patienceMs) {
      await this.#clock.sleep(pauseMs);
      waited += pauseMs;
      this.#server.closeIdleConnections?.();
    }
    const cut = this.#open.count;
    this.#server.closeAllConnections?.();
    this.#connections.endAll();
    await closed;
    return { cut };
  }
}

function serverOf(tls: ListenerTls | undefined, patience: Patience): Served {
  const guarded = { ...guardedOptions(patience), maxHeaderSize };
  if (tls === undefined) return createPlain(guarded);
  const options = {
    ...guarded,
    ...contextOf(tls),
    handshakeTimeout: patience.handshakeMs,
    minVersion: 'TLSv1.2',
  } as const;
  return tls.callers === undefined ? createTls(options) : callerServer(options, patience);
}

function contextOf({ cert, key, callers }: ListenerTls): SecureContextOptions {
  return { cert, key, ...(callers === undefined ? {} : { ca: callers }) };
}

/** How a listener is reached from this machine. */
export function localUrl({ host }: ListenAddress, port: number, scheme = 'https'): string {
  const everywhere = host === undefined || host === '::' || host === '0.0.0.0';
  return `${scheme}://${everywhere ? 'localhost' : inUrl(host)}:${port}`;
}

function ignored(): void {
  // It ends by it, which is told otherwise.
}
