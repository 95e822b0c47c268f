/**
 * What was used not long ago, by its name: of what it may hold at least the half that was used last. What
 * is used stays where it is. In a map where it became the last one each time, the table would have to be
 * made anew every few times.
 */
export class Recent<Value> {
  readonly #half: number;
  #now = new Map<string, Value>();
  #before = new Map<string, Value>();

  constructor(most: number) {
    this.#half = most / 2;
  }

  get(name: string): Value | undefined {
    const value = this.#now.get(name);
    if (value !== undefined) return value;
    const before = this.#before.get(name);
    if (before !== undefined) this.set(name, before);
    return before;
  }

  set(name: string, value: Value): void {
    this.#now.set(name, value);
    if (this.#now.size < this.#half) return;
    this.#before = this.#now;
    this.#now = new Map();
  }

  delete(name: string): void {
    this.#now.delete(name);
    this.#before.delete(name);
  }

  clear(): void {
    this.#now.clear();
    this.#before.clear();
  }
}
