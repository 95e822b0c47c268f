/** What was used not long ago, by its name; of more than it may hold the one goes that was longest not used. */
export class Recent<Value> {
  readonly #most: number;
  readonly #byName = new Map<string, Value>();

  constructor(most: number) {
    this.#most = most;
  }

  get(name: string): Value | undefined {
    const value = this.#byName.get(name);
    if (value !== undefined) {
      this.#byName.delete(name);
      this.#byName.set(name, value);
    }
    return value;
  }

  set(name: string, value: Value): void {
    this.#byName.delete(name);
    this.#byName.set(name, value);
    if (this.#byName.size <= this.#most) return;
    const [oldest] = this.#byName.keys();
    if (oldest !== undefined) this.#byName.delete(oldest);
  }

  delete(name: string): void {
    this.#byName.delete(name);
  }

  clear(): void {
    this.#byName.clear();
  }
}
