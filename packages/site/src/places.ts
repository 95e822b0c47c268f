/**
 * What comes and goes all the time, such as the answers that somebody waits for. Each has a place, which
 * another one gets after it. A set or a map would make its table anew every few times, and each table
 * refers to the next: when one of them is old, all that follow are kept with what was in them, until the
 * engine looks through all of its memory.
 */
export class Places<Value extends object> implements Iterable<Value> {
  readonly #places: (Value | undefined)[] = [];
  readonly #free: number[] = [];

  /** Tells its place. */
  add(value: Value): number {
    const place = this.#free.pop() ?? this.#places.length;
    this.#places[place] = value;
    return place;
  }

  at(place: number): Value | undefined {
    return this.#places[place];
  }

  remove(place: number): void {
    if (this.#places[place] === undefined) return;
    this.#places[place] = undefined;
    this.#free.push(place);
  }

  get count(): number {
    return this.#places.length - this.#free.length;
  }

  *[Symbol.iterator](): Iterator<Value> {
    for (const value of this.#places) if (value !== undefined) yield value;
  }
}
