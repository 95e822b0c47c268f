import type { IncomingMessage } from 'node:http';
import type { Patience } from './patience.ts';

interface Around {
  readonly patience: Patience;
  /** What a failure means. */
  readonly told: (error: unknown) => unknown;
  readonly end: () => void;
  /** Whether the request was sent to its end; otherwise the connection is of no more use. */
  readonly isSent: boolean;
}

/** What is left unread of an answer is read on up to here, so that its connection can be used again. */
const mostLeft = 64 * 1024;

/** The body of an answer, read within the time limits. */
export class AnswerBody implements AsyncIterableIterator<Uint8Array> {
  readonly #response: IncomingMessage;
  readonly #pieces: AsyncIterator<Buffer>;
  readonly #around: Around;

  constructor(response: IncomingMessage, around: Around) {
    this.#response = response;
    this.#pieces = (response as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
    this.#around = around;
    // Also one that nobody reads may break.
    response.on('error', () => around.end());
    // Only while it is read is the other side waited for.
    around.patience.rest();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    const { patience, told, end, isSent } = this.#around;
    patience.begin('idle');
    try {
      const next = await this.#pieces.next();
      patience.rest();
      if (next.done !== true) return next;
      end();
      if (!isSent) this.#response.destroy();
      return { value: undefined, done: true };
    } catch (error) {
      end();
      throw told(error);
    }
  }

  /** Gives it up, and its connection. */
  async return(): Promise<IteratorResult<Uint8Array, undefined>> {
    this.#around.end();
    this.#response.destroy();
    return { value: undefined, done: true };
  }

  /** Nobody reads on; what little there is left is read away. */
  async release(): Promise<void> {
    let left = mostLeft;
    for (;;) {
      const next = await this.next();
      if (next.done === true) return;
      left -= next.value.length;
      if (left < 0) {
        await this.return();
        return;
      }
    }
  }
}
