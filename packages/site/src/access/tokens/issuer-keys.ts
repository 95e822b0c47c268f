import { type Clock, elapsed } from '@hawser/core/clock';
import type { VerificationKey } from './verification-key.ts';

/** What an issuer signs with, as it said so. */
export interface LoadedKeys {
  readonly keys: readonly VerificationKey[];
  /** For how long it need not be asked again. */
  readonly freshMs: number;
}

export interface IssuerKeysOptions {
  readonly load: () => Promise<LoadedKeys>;
  readonly clock: Clock;
  /** Is told when the keys could not be had. */
  readonly failed: (error: unknown) => void;
}

/** For how long the last keys hold while the issuer cannot be asked. */
const holdMs = 24 * 3_600_000;

/** How long an issuer is left alone that did not answer, or did not know a key. */
const coolDownMs = 30_000;

/** The keys of one issuer, which change from time to time. */
export class IssuerKeys {
  readonly #options: IssuerKeysOptions;
  #keys: readonly VerificationKey[] = [];
  #loadedAt = -Infinity;
  #freshMs = 0;
  #failedAt = -Infinity;
  #missedAt = -Infinity;
  #loading: Promise<void> | undefined;
  #trouble: unknown;

  constructor(options: IssuerKeysOptions) {
    this.#options = options;
  }

  /** The key of a token; undefined where the issuer has none like it. Throws where it cannot be asked. */
  async find(kid: string | undefined, algorithm: string): Promise<VerificationKey | undefined> {
    if (!this.#isFresh()) await this.#refresh();
    if (!this.#hold()) throw this.#trouble;
    const found = this.#match(kid, algorithm);
    if (found !== undefined) return found;
    if (this.#loading !== undefined) {
      // The issuer may have been asked before it had the key.
      await this.#loading;
      const loaded = this.#match(kid, algorithm);
      if (loaded !== undefined) return loaded;
    }
    // It may be newer than what is known. Anybody can invent a name for a key, so an issuer that has
    // not known one is not asked for the next one at once.
    if (elapsed(this.#missedAt, this.#now()) < coolDownMs) return undefined;
    await this.#refresh();
    const newer = this.#match(kid, algorithm);
    if (newer === undefined) this.#missedAt = this.#now();
    return newer;
  }

  /** Whether it is still one of the issuer's, as far as that is known; has it looked for in time. */
  holds(key: VerificationKey): boolean {
    if (!this.#isFresh()) void this.#refresh();
    return this.#hold() && this.#keys.some(({ id }) => id === key.id);
  }

  #now(): number {
    return this.#options.clock.now();
  }

  #isFresh(): boolean {
    return elapsed(this.#loadedAt, this.#now()) < this.#freshMs;
  }

  #hold(): boolean {
    return this.#now() - this.#loadedAt < holdMs;
  }

  #match(kid: string | undefined, algorithm: string): VerificationKey | undefined {
    const fitting = this.#keys.filter(({ algorithms }) => algorithms.includes(algorithm));
    if (kid !== undefined) return fitting.find((key) => key.kid === kid);
    // A token that names none can only mean the only one.
    return fitting.length === 1 ? fitting[0] : undefined;
  }

  /** Once at a time, whoever wants it. */
  async #refresh(): Promise<void> {
    if (elapsed(this.#failedAt, this.#now()) < coolDownMs) return;
    this.#loading ??= this.#load().finally(() => (this.#loading = undefined));
    await this.#loading;
  }

  async #load(): Promise<void> {
    try {
      const { keys, freshMs } = await this.#options.load();
      // One that stays keeps what was made of it.
      const before = new Map(this.#keys.map((key) => [name(key), key]));
      this.#keys = keys.map((key) => before.get(name(key)) ?? key);
      this.#loadedAt = this.#now();
      this.#freshMs = freshMs;
    } catch (error) {
      this.#trouble = error;
      this.#failedAt = this.#now();
      this.#options.failed(error);
    }
  }
}

function name({ kid, id, algorithms }: VerificationKey): string {
  return JSON.stringify([kid, id, algorithms]);
}
