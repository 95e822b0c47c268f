import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import type { SpoolingDocument } from '../spool/spooling-document.ts';
import { NotWanted } from './job-fate.ts';

export interface IncomingOptions {
  /** What has begun to come. */
  readonly first: AsyncIterable<Uint8Array>;
  /** Asks for it again, from its beginning. */
  readonly again: () => Promise<AsyncIterable<Uint8Array>>;
  /** Called when all of it is on disk. */
  readonly whole: () => Promise<void>;
  readonly clock: Clock;
}

const firstPauseMs = 100;
const longestPauseMs = 5000;

/** A document that its client still sends: it goes on to the printer while it is put on disk here. */
export class IncomingDocument {
  readonly #spooling: SpoolingDocument;
  readonly #options: IncomingOptions;
  readonly #stopped = new AbortController();
  readonly #ended: Promise<void>;
  #failure: unknown;
  #isWhole = false;

  constructor(spooling: SpoolingDocument, options: IncomingOptions) {
    this.#spooling = spooling;
    this.#options = options;
    this.#ended = this.#run();
  }

  /** Whether all of it is on disk, where it is to be read then. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Why it never becomes whole here; undefined while it may. */
  get failure(): unknown {
    return this.#failure;
  }

  read(): AsyncIterable<Uint8Array> {
    return this.#spooling.read();
  }

  /** Waits until it is whole, or never will be. */
  async ended(): Promise<void> {
    await this.#ended;
  }

  /** Lets go of it. */
  async stop(): Promise<void> {
    this.#stopped.abort(new NotWanted('it is not wanted here any more'));
    await this.#ended;
  }

  async #run(): Promise<void> {
    try {
      await this.#take();
      this.#isWhole = true;
    } catch (error) {
      this.#failure = error;
      await this.#spooling.fail(error);
    }
  }

  async #take(): Promise<void> {
    const { first, again, whole, clock } = this.#options;
    const { signal } = this.#stopped;
    let bytes: AsyncIterable<Uint8Array> | undefined = first;
    for (let pause = firstPauseMs; ; pause = Math.min(longestPauseMs, 2 * pause)) {
      try {
        bytes ??= await again();
        await this.#spooling.take(untilAborted(bytes, signal));
        await this.#spooling.finish();
        break;
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof HawserError)) throw error;
        // The site does not want it printed here, or is away for a while.
        if (error.kind !== 'unreachable') throw asFate(error);
      }
      bytes = undefined;
      await clock.sleep(pause, signal);
    }
    await whole();
  }
}

/** What is wrong with this disk is another matter. */
function asFate(error: HawserError): Error {
  if (!error.code.startsWith('ipp-peer-')) return error;
  return new NotWanted(error.message, { cause: error });
}

async function* untilAborted(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const pieces = bytes[Symbol.asyncIterator]();
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort);
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = await Promise.race([pieces.next(), promise]);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    void pieces.return?.();
  }
}
