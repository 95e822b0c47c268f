import { type Clock, elapsed } from '@hawser/core/clock';
import { accessChangedKind } from '../directory/access-changed.ts';
import type { ToldEvents } from '../store/events/told-events.ts';

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
  #change = 0;
  #heardAt = -Infinity;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Hears of the changes that are told of. */
  hear(events: Pick<ToldEvents, 'on' | 'whenLooked'>): void {
    events.on(accessChangedKind, () => this.changed());
    events.whenLooked((at) => {
      this.#heardAt = at;
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
    return elapsed(this.#heardAt, now) <= beliefMs || elapsed(at, now) <= beliefMs;
  }
}
