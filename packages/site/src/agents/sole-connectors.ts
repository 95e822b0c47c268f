import { randomUUID } from 'node:crypto';
import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { StoredEvent } from '../store/events/stored-event.ts';
import type { ToldEvents } from '../store/events/told-events.ts';
import { appendEvent } from '../store/mutations/append-event.ts';
import type { Store } from '../store/store.ts';
import type { WaitingAgents } from './waiting-agents.ts';

export interface SoleConnectorsOptions {
  readonly store: Pick<Store, 'mutate'>;
  readonly events: Pick<ToldEvents, 'on'>;
  readonly clock: Pick<Clock, 'timer'>;
  readonly log: Log;
  readonly waiting: Pick<WaitingAgents, 'isThere'>;
}

/** A replica asks the others whether a connector is connected to one of them; each answers. */
const sought = 'connector-sought';
const answered = 'connector-answered';

/** Longer than a replica waits for a connector that may have gone without a word. */
const patienceMs = 4000;

interface Search {
  missing: number;
  readonly end: (isThere: boolean) => void;
}

/**
 * Lets in each connector once, whichever replica it comes to. A second one can be only one that has copied
 * what the first is let in by: it would print jobs a second time.
 */
export class SoleConnectors {
  readonly #replica = randomUUID();
  readonly #entering = new Map<string, Promise<boolean>>();
  readonly #searches = new Map<string, Search>();
  readonly #options: SoleConnectorsOptions;

  constructor(options: SoleConnectorsOptions) {
    this.#options = options;
    options.events.on(sought, (event) => this.#hearSearch(event));
    options.events.on(answered, (event) => this.#hearAnswer(event));
  }

  /** Has a connector enter, unless it is there, here or at one of so many other replicas; tells whether it has. */
  async letIn(connector: string, others: number, enter: () => void): Promise<boolean> {
    // One after the other: the second is to see the first there.
    const before = this.#entering.get(connector);
    const entered = this.#letInAfter(before, { connector, others, enter });
    this.#entering.set(connector, entered);
    try {
      return await entered;
    } finally {
      if (this.#entering.get(connector) === entered) this.#entering.delete(connector);
    }
  }

  async #letInAfter(
    before: Promise<boolean> | undefined,
    {
      connector,
      others,
      enter,
    }: { readonly connector: string; readonly others: number; readonly enter: () => void },
  ): Promise<boolean> {
    await before?.catch(() => undefined);
    if (await this.#options.waiting.isThere(connector)) return false;
    if (others === 0) {
      enter();
      return true;
    }
    try {
      if (await this.#isElsewhere(connector, others)) return false;
      enter();
      return true;
    } finally {
      // Not earlier: who asks meanwhile is to find it either sought or there.
      this.#searches.delete(connector);
    }
  }

  async #isElsewhere(connector: string, others: number): Promise<boolean> {
    const { store, clock } = this.#options;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    // A replica that has gone without a word does not answer.
    const patience = clock.timer(patienceMs, () => resolve(false)).unref();
    this.#searches.set(connector, { missing: others, end: resolve });
    try {
      const data = { by: this.#replica };
      await store.mutate(appendEvent, { kind: sought, subject: connector, data });
      return await promise;
    } finally {
      patience.cancel();
    }
  }

  #hearSearch({ subject: connector, data }: StoredEvent): void {
    const { by } = data as { readonly by: string };
    if (by === this.#replica) return;
    this.#answer(connector, by).catch((error: unknown) => {
      this.#options.log.warn({ err: error, connector }, 'another replica was not answered');
    });
  }

  async #answer(connector: string, by: string): Promise<void> {
    const { store, waiting } = this.#options;
    // Of two that come to two replicas at once one is let in, and not neither.
    const isBefore = this.#searches.has(connector) && this.#replica < by;
    const isThere = isBefore || (await waiting.isThere(connector));
    const data = { by, isThere };
    await store.mutate(appendEvent, { kind: answered, subject: connector, data });
  }

  #hearAnswer({ subject: connector, data }: StoredEvent): void {
    const { by, isThere } = data as { readonly by: string; readonly isThere: boolean };
    const search = this.#searches.get(connector);
    if (by !== this.#replica || search === undefined) return;
    search.missing -= 1;
    if (isThere || search.missing === 0) search.end(isThere);
  }
}
