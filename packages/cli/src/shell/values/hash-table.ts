import { requireItems } from './limits.ts';

/** @{ … }: values by names, which no case tells apart, in the order in which they came. */
export class HashTable {
  readonly #entries = new Map<string, { readonly key: string; value: unknown }>();

  static of(entries: Iterable<readonly [string, unknown]>): HashTable {
    const table = new HashTable();
    for (const [key, value] of entries) table.set(key, value);
    return table;
  }

  get size(): number {
    return this.#entries.size;
  }

  has(key: string): boolean {
    return this.#entries.has(key.toLowerCase());
  }

  get(key: string): unknown {
    return this.#entries.get(key.toLowerCase())?.value ?? null;
  }

  set(key: string, value: unknown): void {
    const folded = key.toLowerCase();
    const known = this.#entries.get(folded);
    if (known !== undefined) {
      known.value = value;
      return;
    }
    requireItems(this.#entries.size + 1);
    this.#entries.set(folded, { key, value });
  }

  delete(key: string): void {
    this.#entries.delete(key.toLowerCase());
  }

  *[Symbol.iterator](): IterableIterator<readonly [string, unknown]> {
    for (const { key, value } of this.#entries.values()) yield [key, value];
  }

  /** As JSON and views see it. */
  toJSON(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this);
  }
}
