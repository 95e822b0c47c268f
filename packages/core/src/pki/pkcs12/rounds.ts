import { certificateFileErrors } from '../certificate-file-errors.ts';

/**
 * How often a password may still be hashed for one file, which says for itself how often it wants it:
 * some take a second to open on purpose, and one that was made to keep us busy would take a year.
 */
export class Rounds {
  #left: number;

  private constructor(most: number) {
    this.#left = most;
  }

  /** For finding out whether a password is right; GnuTLS and NSS want 600,000. */
  static toProve(): Rounds {
    return new Rounds(750_000);
  }

  /** For opening a file of which it is right, part by part; with old ciphers each of them takes three times as many. */
  static toOpen(): Rounds {
    return new Rounds(4_000_000);
  }

  /** Those of a way that is so many times as fast as the slowest. */
  spend(rounds: number, timesAsFast = 1): void {
    if (!(rounds >= 1))
      throw certificateFileErrors('damaged', { reason: 'it says no number of rounds' });
    this.#left -= rounds / timesAsFast;
    if (this.#left < 0) throw certificateFileErrors('too-slow', { rounds });
  }
}
