import { certificateFileErrors } from '../certificate-file-errors.ts';

/**
 * How long passwords may still be hashed for one file, which says for itself how often it wants that:
 * some take half a second on purpose, and one that was made to keep us busy would take a year. It is
 * reckoned from what a round takes on a usual machine, and so the same files are read on all of them.
 */
export class Rounds {
  // Of GnuTLS and NSS, 600,000 for the proof, and with old ciphers six times as many to open both parts.
  #leftMicroseconds = 1_050_000;

  spend(rounds: number, microsecondsEach: number): void {
    if (!(rounds >= 1)) {
      throw certificateFileErrors('damaged', { reason: 'it says no number of rounds' });
    }
    this.#leftMicroseconds -= rounds * microsecondsEach;
    if (this.#leftMicroseconds < 0) throw certificateFileErrors('too-slow', { rounds });
  }
}
