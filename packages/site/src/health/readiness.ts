import { type Clock, elapsed } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';

/** Something that the site cannot do without. */
export interface Need {
  readonly name: string;
  /** Throws where it is not there. */
  readonly probe: () => Promise<unknown>;
}

/** How long an answer holds: whoever asks often must not burden what is probed. */
const holdsMs = 1000;

/** What does not answer for so long is not there. */
const patienceMs = 3000;

/** Whether the site can do its work now. */
export class Readiness {
  readonly #needs: readonly Need[];
  readonly #clock: Clock;
  #draining = false;
  #known: { readonly at: number; readonly trouble: Promise<readonly string[]> } | undefined;

  constructor(needs: readonly Need[], clock: Clock) {
    this.#needs = needs;
    this.#clock = clock;
  }

  get draining(): boolean {
    return this.#draining;
  }

  drain(): void {
    this.#draining = true;
  }

  /** What is wrong, in words; nothing where all is well. */
  async trouble(): Promise<readonly string[]> {
    const now = this.#clock.now();
    if (this.#known === undefined || elapsed(this.#known.at, now) >= holdsMs) {
      this.#known = { at: now, trouble: this.#look() };
    }
    return await this.#known.trouble;
  }

  async #look(): Promise<readonly string[]> {
    const found = await Promise.all(this.#needs.map(async (need) => this.#lookAt(need)));
    return found.flatMap((trouble) => trouble ?? []);
  }

  async #lookAt({ name, probe }: Need): Promise<string | undefined> {
    const tired = new AbortController();
    const silence = this.#clock
      .sleep(patienceMs, tired.signal)
      .then(() => `the ${name} does not answer`)
      .catch(() => undefined);
    const answer = probe().then(
      () => undefined,
      (error: unknown) =>
        // It is put into a sentence with others.
        error instanceof HawserError
          ? error.message.replace(/\.$/, '')
          : `the ${name} is in trouble`,
    );
    try {
      return await Promise.race([answer, silence]);
    } finally {
      tired.abort();
    }
  }
}
