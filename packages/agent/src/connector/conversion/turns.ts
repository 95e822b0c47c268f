import { availableParallelism } from 'node:os';

/** Lets so many work at a time; the others wait in the order in which they came. */
class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** Waits for a turn; what it gives ends it. */
  async take(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#free === 0) {
      const turn = Promise.withResolvers<void>();
      const give = (): void => turn.resolve();
      const abort = (): void => {
        const place = this.#waiting.indexOf(give);
        if (place !== -1) this.#waiting.splice(place, 1);
        turn.reject(signal.reason);
      };
      this.#waiting.push(give);
      signal.addEventListener('abort', abort);
      try {
        await turn.promise;
      } finally {
        signal.removeEventListener('abort', abort);
      }
    } else this.#free -= 1;
    return () => {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    };
  }
}

/** Of all printers together: pages are made by the processor. */
export const converterTurns = new Turns(availableParallelism());
