import type { ServerResponse } from 'node:http';

/**
 * The answers that somebody waits for. Each has a place, which another one gets after it. A set would
 * make its table anew every few requests, and each table refers to the next: when one of them is old, all
 * that follow are kept with what was in them, until the engine looks through all of its memory.
 */
export class OpenAnswers implements Iterable<ServerResponse> {
  readonly #places: (ServerResponse | undefined)[] = [];
  readonly #free: number[] = [];

  /** Until it closes. */
  add(answer: ServerResponse): void {
    const place = this.#free.pop() ?? this.#places.length;
    this.#places[place] = answer;
    answer.on('close', () => {
      this.#places[place] = undefined;
      this.#free.push(place);
    });
  }

  get count(): number {
    return this.#places.length - this.#free.length;
  }

  *[Symbol.iterator](): Iterator<ServerResponse> {
    for (const answer of this.#places) if (answer !== undefined) yield answer;
  }
}
