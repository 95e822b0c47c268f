import { NoAnswer } from './within-patience.ts';

/**
 * Lets those who change the same things go one after another. In the database all of them but one would be
 * sent back, and try again, some of them in vain.
 */
export class Turns {
  readonly #last = new Map<string, Promise<void>>();
  readonly #patienceMs: number;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /** Nobody else who names one of the keys is at work meanwhile. */
  async take<Result>(keys: readonly string[], work: () => Promise<Result>): Promise<Result> {
    if (keys.length === 0) return await work();
    const before = keys.map(async (key) => this.#last.get(key));
    const done = Promise.withResolvers<void>();
    // All at once, so that no two can wait for one another.
    for (const key of keys) this.#last.set(key, done.promise);
    const began = performance.now();
    try {
      await Promise.all(before);
      // Who has asked was told that it is not known, and has perhaps asked again.
      if (performance.now() - began >= this.#patienceMs) throw new NoAnswer('its turn came late');
      return await work();
    } finally {
      done.resolve();
      for (const key of keys) {
        if (this.#last.get(key) === done.promise) this.#last.delete(key);
      }
    }
  }
}
