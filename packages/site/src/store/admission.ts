/** Lets so many in at a time; the rest is refused, so that memory and waiting stay bounded. */
export class Admission {
  readonly #most: number;
  readonly #refusal: () => Error;
  #inside = 0;

  constructor({ most, refusal }: { most: number; refusal: () => Error }) {
    this.#most = most;
    this.#refusal = refusal;
  }

  async admit<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#inside >= this.#most) throw this.#refusal();
    this.#inside += 1;
    try {
      return await work();
    } finally {
      this.#inside -= 1;
    }
  }
}
