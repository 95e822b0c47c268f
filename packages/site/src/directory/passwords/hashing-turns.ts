import { passwordErrors } from './password-errors.ts';
import { PasswordHashing } from './password-hash.ts';

/** Half of node's threads for such work: files and names are looked up by the others. */
const atOnce = 2;

/** They wait for some seconds at most. */
const mostWaiting = 48;

/**
 * Lets only a few hash at a time, each in his turn, so that whoever guesses passwords takes neither
 * all threads nor all memory. Nobody gets at the hashing without a turn.
 */
export class HashingTurns {
  readonly #hashing: PasswordHashing;
  readonly #waiting: (() => void)[] = [];
  #taken = 0;

  constructor(hashing = new PasswordHashing()) {
    this.#hashing = hashing;
  }

  async take<Result>(work: (hashing: PasswordHashing) => Promise<Result>): Promise<Result> {
    if (this.#taken >= atOnce) {
      if (this.#waiting.length >= mostWaiting) throw passwordErrors('busy', {});
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.push(resolve);
      // Whoever ends hands his turn on.
      await promise;
    } else {
      this.#taken += 1;
    }
    try {
      return await work(this.#hashing);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#taken -= 1;
      else next();
    }
  }
}
