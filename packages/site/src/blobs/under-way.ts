/** Work that has begun and not ended. */
export class UnderWay {
  readonly #works = new Set<Promise<unknown>>();

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = work();
    this.#works.add(result);
    try {
      return await result;
    } finally {
      this.#works.delete(result);
    }
  }

  async ended(): Promise<void> {
    await Promise.allSettled(this.#works);
  }
}
