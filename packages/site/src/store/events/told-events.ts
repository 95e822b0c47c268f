import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import { findEvents } from '../reports/find-events.ts';
import type { Store } from '../store.ts';
import type { StoredEvent } from './stored-event.ts';

type Told = (event: StoredEvent) => void;

export interface ToldEventsOptions {
  readonly store: Pick<Store, 'report' | 'events'>;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly log: Log;
}

/** After something that nobody has foreseen. */
const againMs = 5000;

/** Tells parts of this process what happens anywhere in the site, from now on: one look for all of them. */
export class ToldEvents {
  readonly #options: ToldEventsOptions;
  readonly #tellers = new Map<string, Told[]>();
  readonly #looked: ((at: number) => void)[] = [];
  readonly #stopped = new AbortController();
  readonly #from: number;
  #going: Promise<void> = Promise.resolve();

  private constructor(options: ToldEventsOptions, from: number) {
    this.#options = options;
    this.#from = from;
  }

  /** From what has happened until now; what happens before `start` is told after it. */
  static async open(options: ToldEventsOptions): Promise<ToldEvents> {
    const [last] = await options.store.report(findEvents, { limit: 1 });
    return new ToldEvents(options, last?.sequence ?? 0);
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
    this.#going = this.#go();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#going;
  }

  /** Whatever goes wrong, it goes on: whom this replica lets in depends on what it hears. */
  async #go(): Promise<void> {
    const { store, clock, log } = this.#options;
    const { signal } = this.#stopped;
    const looked = (at: number): void => {
      for (const told of this.#looked) told(at);
    };
    let last = this.#from;
    while (!signal.aborted) {
      try {
        for await (const event of store.events.follow(last, signal, looked)) {
          last = event.sequence;
          this.#tell(event);
        }
      } catch (error) {
        log.error({ err: error }, 'what happens cannot be heard of; it is tried again');
        await clock.sleep(againMs, signal).catch(() => undefined);
      }
    }
  }

  #tell(event: StoredEvent): void {
    const { kind, sequence } = event;
    for (const told of this.#tellers.get(kind) ?? []) {
      try {
        told(event);
      } catch (error) {
        this.#options.log.error({ err: error, kind, sequence }, 'what has happened was not heeded');
      }
    }
  }
}
