import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import { accessChangedKind } from '../directory/access-changed.ts';
import type { EventLog } from '../store/events/event-log.ts';

/** When something was learned of who may what. */
export interface AsOf {
  readonly change: number;
  readonly at: number;
}

/** For how long something is believed while it cannot be heard whether it has changed. */
const beliefMs = 10_000;

/** Whether what is known of who may what still holds: every change, on all replicas, is heard of. */
export class AccessNews {
  readonly #clock: Clock;
  readonly #stopped = new AbortController();
  #change = 0;
  #heardAt = -Infinity;
  #hearing: Promise<void> | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Hears of changes from that event on. */
  follow(events: Pick<EventLog, 'follow'>, from: number, log: Log | undefined): void {
    this.#hearing = this.#hear(events, from).catch((error: unknown) => {
      log?.error({ err: error }, 'changes of who may what cannot be heard of');
    });
  }

  /** Something has changed, and nothing that was known before holds any more. */
  changed(): void {
    this.#change += 1;
  }

  /** To be taken before something is looked up. */
  now(): AsOf {
    return { change: this.#change, at: this.#clock.now() };
  }

  holds({ change, at }: AsOf): boolean {
    if (change !== this.#change) return false;
    const now = this.#clock.now();
    return now - this.#heardAt <= beliefMs || now - at <= beliefMs;
  }

  async close(): Promise<void> {
    this.#stopped.abort();
    await this.#hearing;
  }

  async #hear(events: Pick<EventLog, 'follow'>, from: number): Promise<void> {
    const looked = (at: number): void => {
      this.#heardAt = at;
    };
    for await (const { kind } of events.follow(from, this.#stopped.signal, looked)) {
      if (kind === accessChangedKind) this.changed();
    }
  }
}
