import { setImmediate } from 'node:timers/promises';

const turnMs = 25;

/** Lets others have their turn: keys that are pressed, and what comes in by the network. */
export class Turn {
  #since = performance.now();
  #count = 0;

  /** A promise where it is time for others. */
  pass(): Promise<void> | undefined {
    this.#count += 1;
    // Looking at the clock costs more than most of what is done in between.
    if (this.#count % 64 !== 0 || performance.now() - this.#since < turnMs) return undefined;
    return this.#give();
  }

  async #give(): Promise<void> {
    await setImmediate();
    this.#since = performance.now();
  }
}
