import { Places } from '../places.ts';

/** Work that has begun and not ended. */
export class UnderWay {
  readonly #works = new Places<Promise<unknown>>();

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = work();
    const place = this.#works.add(result);
    try {
      return await result;
    } finally {
      this.#works.remove(place);
    }
  }

  async ended(): Promise<void> {
    await Promise.allSettled(this.#works);
  }
}
