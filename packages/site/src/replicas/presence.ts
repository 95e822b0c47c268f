import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import type { Log } from '@hawser/core/log';
import { forgetReplica } from '../store/mutations/forget-replica.ts';
import { reportReplica, type PresentReplica } from '../store/mutations/report-replica.ts';
import type { Store } from '../store/store.ts';

const everyMs = 10_000;

/** One that has said nothing for so long is taken for gone. */
const silenceMs = 3 * everyMs;

/** For its last word. */
const patienceMs = 2000;

export interface SeenReplica extends PresentReplica {
  readonly seen: number;
}

/** Says again and again that this replica is there, and tells of all that are. */
export class Presence {
  readonly #self: Omit<PresentReplica, 'url'>;
  #url = '';
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #stopped = new AbortController();
  #going: Promise<void> = Promise.resolve();

  constructor(
    self: Omit<PresentReplica, 'url'>,
    { store, clock, log }: { readonly store: Store; readonly clock: Clock; readonly log: Log },
  ) {
    this.#self = self;
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
  }

  /** `url` is how this replica is reached by itself. */
  async start(url: string): Promise<void> {
    this.#url = url;
    await this.tell();
    this.#going = this.#go();
  }

  /** Tells once that it is there. */
  async tell(): Promise<void> {
    await this.#store.mutate(reportReplica, { ...this.#self, url: this.#url });
  }

  /** When this replica was last known to be there; undefined where nobody knows it. */
  async lastSeen(): Promise<number | undefined> {
    const all = await this.all();
    return all.find(({ id }) => id === this.#self.id)?.seen;
  }

  /** Those that are there, in the order in which they started. */
  async all(): Promise<readonly SeenReplica[]> {
    const now = this.#clock.now();
    return await this.#store.read(async (db) =>
      db
        .selectFrom('replica')
        .selectAll()
        .where('seen', '>=', now - silenceMs)
        // Of before the clock was set back.
        .where('seen', '<=', now + silenceMs)
        .orderBy('started')
        .orderBy('id')
        .execute(),
    );
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    const tired = new AbortController();
    // A database that is gone, or that does not answer, forgets it by itself, later.
    const patience = this.#clock.sleep(patienceMs, tired.signal).catch(() => undefined);
    await Promise.race([this.#forget().catch(() => undefined), patience]);
    tired.abort();
  }

  async #forget(): Promise<void> {
    await this.#going;
    await this.#store.mutate(forgetReplica, { id: this.#self.id });
  }

  async #go(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      await this.#clock.sleep(everyMs, signal).catch(() => undefined);
      if (signal.aborted) return;
      await this.tell().catch((error: unknown) => {
        // The log of the store tells of a database in trouble.
        if (error instanceof HawserError && error.kind === 'unreachable') return;
        this.#log.warn({ err: error }, 'this replica could not say that it is there');
      });
    }
  }
}
