/** Lets so many work at a time, and a bounded number wait for it, each in his turn. */
export class Turns {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  readonly #refusal: () => Error;
  readonly #waiting: (() => void)[] = [];
  #taken = 0;

  constructor(options: {
    readonly atOnce: number;
    readonly mostWaiting: number;
    readonly refusal: () => Error;
  }) {
    this.#atOnce = options.atOnce;
    this.#mostWaiting = options.mostWaiting;
    this.#refusal = options.refusal;
  }

  /** Whoever waits when the signal is aborted is refused. */
  async take<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    if (this.#taken >= this.#atOnce) {
      if (this.#waiting.length >= this.#mostWaiting) throw this.#refusal();
      // Whoever ends hands his turn on.
      await this.#wait(signal);
    } else {
      this.#taken += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#taken -= 1;
      else next();
    }
  }

  async #wait(signal: AbortSignal | undefined): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = (): void => {
      const at = this.#waiting.indexOf(resolve);
      // His turn has come already.
      if (at === -1) return;
      this.#waiting.splice(at, 1);
      reject(this.#refusal());
    };
    this.#waiting.push(resolve);
    signal?.addEventListener('abort', leave, { once: true });
    try {
      await promise;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }
}
