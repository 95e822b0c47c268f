import { Lanes } from '@hawser/core/lanes';

/** Lets so many work at a time, and a bounded number wait for it, each in his turn. */
export class Turns {
  readonly #lanes: Lanes;
  readonly #mostWaiting: number;
  readonly #refusal: () => Error;

  constructor(options: {
    readonly atOnce: number;
    readonly mostWaiting: number;
    readonly refusal: () => Error;
  }) {
    this.#lanes = new Lanes(options.atOnce);
    this.#mostWaiting = options.mostWaiting;
    this.#refusal = options.refusal;
  }

  /** Whoever waits when the signal is aborted is refused. */
  async take<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    if (this.#lanes.isFull && this.#lanes.waiting >= this.#mostWaiting) throw this.#refusal();
    let isBegun = false;
    try {
      return await this.#lanes.take(async () => {
        isBegun = true;
        return await work();
      }, signal);
    } catch (error) {
      throw isBegun ? error : this.#refusal();
    }
  }
}
