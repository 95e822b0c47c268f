import { type Clock, elapsed, type Timer } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import { type HeardAgent, reportAgents } from '../store/mutations/agents/report-agents.ts';
import type { Store } from '../store/store.ts';

const everyMs = 1000;
/** As often at most it is written of one agent. */
const restMs = 60_000;
/** So many rows others wait for at most. */
const batchSize = 500;

/** Writes when agents were last heard of, in batches. */
export class LastSeen {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #timer: Timer;
  readonly #written = new Map<string, number>();
  readonly #waiting = new Map<string, HeardAgent>();
  #writing: Promise<void> | undefined;

  constructor({
    store,
    clock,
    log,
  }: {
    readonly store: Store;
    readonly clock: Clock;
    readonly log: Log;
  }) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
    this.#timer = clock.every(everyMs, () => this.#write()).unref();
  }

  heard(id: string, version: string): void {
    const seen = this.#clock.now();
    if (seen - (this.#written.get(id) ?? -Infinity) < restMs) return;
    this.#waiting.set(id, { id, version, seen, gone: null });
  }

  /** It is there again: what another replica has written of it does not hold any more. */
  came(id: string, version: string): void {
    this.#written.delete(id);
    this.heard(id, version);
    // Whoever has just started it looks whether it is there.
    this.#write();
  }

  went(id: string, version: string): void {
    this.#written.delete(id);
    const gone = this.#clock.now();
    this.#waiting.set(id, { id, version, seen: gone, gone });
  }

  async stop(): Promise<void> {
    this.#timer.cancel();
    await this.#writing;
  }

  #write(): void {
    if (this.#writing !== undefined || this.#waiting.size === 0) return;
    const batch = [...this.#waiting.values()].slice(0, batchSize);
    for (const { id, seen } of batch) {
      this.#waiting.delete(id);
      // The oldest come first.
      this.#written.delete(id);
      this.#written.set(id, seen);
    }
    for (const [id, at] of this.#written) {
      if (elapsed(at, this.#clock.now()) < restMs) break;
      this.#written.delete(id);
    }
    this.#writing = this.#store
      .mutate(reportAgents, batch)
      .catch((error: unknown) => {
        // They are heard of again in a minute.
        this.#log.warn({ err: error }, 'it could not be kept when agents were last heard of');
      })
      .finally(() => (this.#writing = undefined));
  }
}
