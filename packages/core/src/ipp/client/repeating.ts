import type { Clock } from '../../clock.ts';

/** How often, and after which pauses, something is sent again. */
export interface Repeating {
  /** All attempts, with the first. */
  readonly attempts: number;
  /** Before the second; each further pause is up to twice as long. */
  readonly firstPause: number;
  readonly longestPause: number;
}

export const usualRepeating: Repeating = { attempts: 4, firstPause: 250, longestPause: 10_000 };

/** Pauses of random lengths, so that all those do not come back at once who were sent away at once. */
export class Pauses {
  readonly #repeating: Repeating;
  readonly #clock: Clock;
  readonly #random: () => number;
  #attempts = 1;

  constructor(repeating: Repeating, clock: Clock, random: () => number) {
    this.#repeating = repeating;
    this.#clock = clock;
    this.#random = random;
  }

  /** Waits; false at once when there have been enough attempts. */
  async next(signal: AbortSignal): Promise<boolean> {
    const { attempts, firstPause, longestPause } = this.#repeating;
    if (this.#attempts >= attempts) return false;
    const longest = Math.min(longestPause, firstPause * 2 ** (this.#attempts - 1));
    this.#attempts += 1;
    await this.#clock.sleep(longest * (0.5 + this.#random() / 2), signal);
    return true;
  }
}
