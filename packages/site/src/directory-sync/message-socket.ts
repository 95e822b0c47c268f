import { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { LdapMessages } from './ldap-messages.ts';
import { promisesMore } from './promises-more.ts';

/** More is not taken in answer to one request: a group of half a million members, say. */
const mostBytes = 64 * 1024 * 1024;

/**
 * A connection as ldapts reads it, who joins what he has with each piece that comes, waits for ever
 * after what he cannot read, and takes as much as is sent: here a message comes whole, and no more
 * than may be.
 */
export class MessageSocket extends Socket {
  readonly #inner: TLSSocket;
  readonly #messages = new LdapMessages(mostBytes);
  #isMoreToCome = false;

  constructor(inner: TLSSocket) {
    super();
    this.#inner = inner;
    inner.on('data', (chunk: Buffer) => this.#take(chunk));
    inner.on('end', () => this.push(null));
    inner.on('error', (error: Error) => this.destroy(error));
    inner.on('close', () => this.destroy());
  }

  /** Whether a search was answered last that has another page. */
  get isMoreToCome(): boolean {
    return this.#isMoreToCome;
  }

  #take(chunk: Buffer): void {
    let isFull = false;
    try {
      for (const message of this.#messages.take(chunk)) {
        this.#isMoreToCome = promisesMore(message);
        isFull = !this.push(message);
      }
    } catch (error) {
      this.destroy(error instanceof Error ? error : undefined);
    }
    if (isFull) this.#inner.pause();
  }

  override _read(): void {
    this.#inner.resume();
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#messages.begin();
    this.#inner.write(chunk, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#inner.end(() => done());
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#inner.destroy();
    done(error);
    // A socket of Node.js tells of its end itself.
    process.nextTick(() => this.emit('close', error !== null));
  }
}
