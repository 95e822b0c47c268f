import type { Log } from '@hawser/core/log';
import { findEvents } from '../reports/find-events.ts';
import type { Store } from '../store.ts';
import type { StoredEvent } from './stored-event.ts';

type Told = (event: StoredEvent) => void;

/** Tells parts of this process what happens anywhere in the site, from now on: one look for all of them. */
export class ToldEvents {
  readonly #store: Store;
  readonly #log: Log;
  readonly #tellers = new Map<string, Told[]>();
  readonly #looked: ((at: number) => void)[] = [];
  readonly #stopped = new AbortController();
  readonly #from: number;
  #going: Promise<void> = Promise.resolve();

  private constructor(store: Store, log: Log, from: number) {
    this.#store = store;
    this.#log = log;
    this.#from = from;
  }

  /** From what has happened until now; what happens before `start` is told after it. */
  static async open(store: Store, log: Log): Promise<ToldEvents> {
    const [last] = await store.report(findEvents, { limit: 1 });
    return new ToldEvents(store, log, last?.sequence ?? 0);
  }

  /** The last that had happened when it was opened. */
  get from(): number {
    return this.#from;
  }

  on(kind: string, told: Told): void {
    this.#tellers.set(kind, [...(this.#tellers.get(kind) ?? []), told]);
  }

  /** Told the time of each look after which all is known that had happened by then. */
  whenLooked(told: (at: number) => void): void {
    this.#looked.push(told);
  }

  start(): void {
    this.#going = this.#go().catch((error: unknown) => {
      this.#log.error({ err: error }, 'this replica hears no more of what happens');
    });
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#going;
  }

  async #go(): Promise<void> {
    const looked = (at: number): void => {
      for (const told of this.#looked) told(at);
    };
    for await (const event of this.#store.events.follow(this.#from, this.#stopped.signal, looked)) {
      for (const told of this.#tellers.get(event.kind) ?? []) told(event);
    }
  }
}
