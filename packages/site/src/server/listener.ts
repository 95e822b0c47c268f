import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createPlain } from 'node:http';
import { createServer as createTls, type Server as TlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import type { Clock } from '@hawser/core/clock';
import { inUrl, type ListenAddress } from '@hawser/core/site/listen-address';
import { answerClientError } from './answer-client-error.ts';
import { answerExpectation } from './answer-expectation.ts';
import {
  guardConnections,
  guardedOptions,
  type Patience,
  usualPatience,
} from './limits/guard-connections.ts';
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
}

/** A token may take 16 KiB of it; those of large organisations do. */
const maxHeaderSize = 32 * 1024;

const pauseMs = 20;

/** A port that is listened at, and the requests that have come in by it. */
export class Listener {
  readonly #server: Server;
  readonly #open = new Set<ServerResponse>();
  readonly #clock: Clock;
  #draining = false;

  private constructor(server: Server, { respond, clock }: ListenerOptions) {
    this.#server = server;
    this.#clock = clock;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.#open.add(response);
      response.on('close', () => this.#open.delete(response));
      if (this.#draining) response.shouldKeepAlive = false;
      respond(request, response);
    });
    server.on('clientError', answerClientError);
    server.on('checkExpectation', answerExpectation);
  }

  static async open(options: ListenerOptions): Promise<Listener> {
    const { address, flag, tls, patience = usualPatience, connectionsPerAddress } = options;
    const server =
      tls === undefined
        ? createPlain({ ...guardedOptions(patience), maxHeaderSize })
        : createTls({
            ...guardedOptions(patience),
            ...contextOf(tls),
            maxHeaderSize,
            handshakeTimeout: patience.handshakeMs,
            minVersion: 'TLSv1.2',
            requestCert: tls.callers !== undefined,
            // Who shows none, or a wrong one, is told so by an answer.
            rejectUnauthorized: false,
          });
    guardConnections(server, connectionsPerAddress ?? (() => Infinity));
    const listener = new Listener(server, options);
    await listening(server, address, flag);
    return listener;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Takes another certificate for connections to come; those that are there stay. */
  showCertificate(tls: ListenerTls): void {
    (this.#server as TlsServer).setSecureContext(contextOf(tls));
  }

  /** Takes no more, and ends when all is answered, or at the latest when the patience is over. */
  async drain(patienceMs: number): Promise<{ readonly cut: number }> {
    this.#draining = true;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    // What is still to be answered says then that no more is taken by this connection.
    for (const response of this.#open) response.shouldKeepAlive = false;
    let waited = 0;
    while (this.#open.size > 0 && waited < patienceMs) {
      await this.#clock.sleep(pauseMs);
      waited += pauseMs;
      this.#server.closeIdleConnections();
    }
    const cut = this.#open.size;
    this.#server.closeAllConnections();
    await closed;
    return { cut };
  }
}

function contextOf({ cert, key, callers }: ListenerTls): SecureContextOptions {
  return { cert, key, ...(callers === undefined ? {} : { ca: callers }) };
}

/** How a listener is reached from this machine. */
export function localUrl({ host }: ListenAddress, port: number, scheme = 'https'): string {
  const everywhere = host === undefined || host === '::' || host === '0.0.0.0';
  return `${scheme}://${everywhere ? 'localhost' : inUrl(host)}:${port}`;
}
