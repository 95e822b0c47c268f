import type { KeyObject } from 'node:crypto';
import type { ChainPlace } from '@hawser/core/audit/verify-links';
import { type Heads, writeHeads } from './heads-file.ts';

/** How far each chain had come when it was seen last, kept outside of the database. */
export class KnownHeads {
  readonly #path: string;
  readonly #key: KeyObject;
  #heads: Heads;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string, key: KeyObject, heads: Heads) {
    this.#path = path;
    this.#key = key;
    this.#heads = heads;
  }

  get chains(): ReadonlyMap<string, ChainPlace> {
    return new Map(Object.entries(this.#heads.chains));
  }

  get formerKeys(): readonly string[] {
    return this.#heads.formerKeys;
  }

  get wantsMacs(): boolean {
    return this.#heads.wantsMacs === true;
  }

  /** From now on records in no link have to show that the site has written them. */
  async wantMacs(): Promise<void> {
    this.#heads = { ...this.#heads, wantsMacs: true };
    await this.write();
  }

  /** Keeps what was seen now; a chain never goes back. */
  async remember(seen: Readonly<Record<string, ChainPlace>>): Promise<void> {
    const before = this.chains;
    const further = Object.entries(seen).flatMap(([replica, { number, hash }]) =>
      number > (before.get(replica)?.number ?? 0) ? [[replica, { number, hash }] as const] : [],
    );
    if (further.length === 0) return;
    const chains = { ...this.#heads.chains, ...Object.fromEntries(further) };
    this.#heads = { ...this.#heads, chains };
    await this.write();
  }

  async write(): Promise<void> {
    // One after the other, and each with what is known by then.
    const writing = this.#writing
      .catch(() => undefined)
      .then(async () => writeHeads(this.#path, this.#heads, this.#key));
    this.#writing = writing;
    await writing;
  }
}
