import { Turns } from '../turns.ts';
import { passwordErrors } from './password-errors.ts';
import { PasswordHashing } from './password-hash.ts';

/**
 * Lets only a few hash at a time, so that whoever guesses passwords takes neither all threads nor all
 * memory. Nobody gets at the hashing without a turn.
 */
export class HashingTurns {
  readonly #hashing: PasswordHashing;
  readonly #turns = new Turns({
    // Half of node's threads for such work: files and names are looked up by the others.
    atOnce: 2,
    // They wait for some seconds at most.
    mostWaiting: 48,
    refusal: () => passwordErrors('busy', {}),
  });

  constructor(hashing = new PasswordHashing()) {
    this.#hashing = hashing;
  }

  async take<Result>(work: (hashing: PasswordHashing) => Promise<Result>): Promise<Result> {
    return await this.#turns.take(async () => work(this.#hashing));
  }
}
