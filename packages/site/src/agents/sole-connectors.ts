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

/** A connector that comes to this replica. */
export interface ComingConnector {
  readonly id: string;
  /** How many other replicas there are. */
  readonly others: number;
  /** Whether it is still there, and waits to be let in. */
  readonly isThere: () => Promise<boolean>;
  readonly enter: () => void;
}

/** A replica asks the others whether a connector is connected to one of them; each answers. */
const sought = 'connector-sought';
const answered = 'connector-answered';

interface Sought {
  /** The replica that asks, and which of its searches it is: an answer to another one may come late. */
  readonly by: string;
  readonly number: number;
}

interface Answered extends Sought {
  readonly isThere: boolean;
}

interface Search {
  readonly connector: ComingConnector;
  readonly number: number;
  missing: number;
  /** All replicas hear of searches in the same order: of those that they hear of later this one is before. */
  isHeard: boolean;
  readonly end: (isThere: boolean) => void;
}

/** Longer than a replica waits for a connector that may have gone without a word. */
const patienceMs = 4000;

/**
 * Lets in each connector once, whichever replica it comes to. A second one can be only one that has copied
 * what the first is let in by: it would print jobs a second time.
 */
export class SoleConnectors {
  readonly #replica = randomUUID();
  readonly #entering = new Map<string, Promise<boolean>>();
  readonly #searches = new Map<string, Search>();
  #last = 0;
  readonly #options: SoleConnectorsOptions;

  constructor(options: SoleConnectorsOptions) {
    this.#options = options;
    options.events.on(sought, (event) => this.#hearSearch(event));
    options.events.on(answered, (event) => this.#hearAnswer(event));
  }

  /** Has a connector enter, unless it is there already, here or elsewhere; tells whether it has. */
  async letIn(connector: ComingConnector): Promise<boolean> {
    const { id } = connector;
    // One after the other: the second is to see the first there.
    const entered = this.#letInAfter(this.#entering.get(id), connector);
    this.#entering.set(id, entered);
    try {
      return await entered;
    } finally {
      if (this.#entering.get(id) === entered) this.#entering.delete(id);
    }
  }

  async #letInAfter(
    before: Promise<boolean> | undefined,
    connector: ComingConnector,
  ): Promise<boolean> {
    await before?.catch(() => undefined);
    const { id, others, enter } = connector;
    if (await this.#options.waiting.isThere(id)) return false;
    try {
      if (others > 0 && (await this.#isElsewhere(connector))) return false;
      enter();
      return true;
    } finally {
      // Not earlier: who asks meanwhile is to find it either coming or there.
      this.#searches.delete(id);
    }
  }

  async #isElsewhere(connector: ComingConnector): Promise<boolean> {
    const { store, clock } = this.#options;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    // A replica that has gone without a word does not answer.
    const patience = clock.timer(patienceMs, () => resolve(false)).unref();
    const { id, others: missing } = connector;
    const number = ++this.#last;
    this.#searches.set(id, { connector, number, missing, isHeard: false, end: resolve });
    try {
      const data: Sought = { by: this.#replica, number };
      await store.mutate(appendEvent, { kind: sought, subject: id, data });
      return await promise;
    } finally {
      patience.cancel();
    }
  }

  #hearSearch({ subject: id, data }: StoredEvent): void {
    const asked = data as Sought;
    const own = this.#searches.get(id);
    if (asked.by === this.#replica) {
      if (own?.number === asked.number) own.isHeard = true;
      return;
    }
    const before = own?.isHeard === true ? own.connector : undefined;
    this.#answer(id, asked, before).catch((error: unknown) => {
      this.#options.log.warn({ err: error, connector: id }, 'another replica was not answered');
    });
  }

  async #answer(
    id: string,
    asked: Sought,
    before: Pick<ComingConnector, 'isThere'> | undefined,
  ): Promise<void> {
    const { store, waiting } = this.#options;
    const isThere = (await before?.isThere()) === true || (await waiting.isThere(id));
    const data: Answered = { ...asked, isThere };
    await store.mutate(appendEvent, { kind: answered, subject: id, data });
  }

  #hearAnswer({ subject: id, data }: StoredEvent): void {
    const { by, number, isThere } = data as Answered;
    const search = this.#searches.get(id);
    if (by !== this.#replica || search?.number !== number) return;
    search.missing -= 1;
    if (isThere || search.missing === 0) search.end(isThere);
  }
}
