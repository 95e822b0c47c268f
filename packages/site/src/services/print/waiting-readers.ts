import type { Clock, Timer } from '@hawser/core/clock';
import { jobNoticed } from '../../store/mutations/printing/append-job-notices.ts';
import { printerNoticed } from '../../store/mutations/printing/append-printer-notices.ts';
import type { StoredEvent } from '../../store/events/stored-event.ts';
import type { ToldEvents } from '../../store/events/told-events.ts';

/** One answer that waits for something to tell. */
export interface WaitingReader {
  /** Nobody waits for it any more. */
  readonly hasLeft: boolean;
  /**
   * Calls back once any of its subscriptions has heard of something since it was called back last, the time is
   * over, or there is nobody to wait for.
   */
  wait(ms: number, woken: () => void): void;
  leave(): void;
  end(): void;
}

/**
 * All answers to Get-Notifications on this replica that wait. What happens anywhere in the site wakes
 * those whom it concerns, and nobody else, so that it costs nothing to wait.
 */
export class WaitingReaders {
  readonly #clock: Pick<Clock, 'timer'>;
  readonly #bySubscription = new Map<number, Set<Reader>>();
  readonly #all = new Set<Reader>();
  #drains = false;

  constructor({ clock, events }: { clock: Pick<Clock, 'timer'>; events: Pick<ToldEvents, 'on'> }) {
    this.#clock = clock;
    const told = ({ data }: StoredEvent): void => {
      for (const id of subscriptionsIn(data)) {
        for (const reader of this.#bySubscription.get(id) ?? []) reader.wake();
      }
    };
    events.on(jobNoticed, told);
    events.on(printerNoticed, told);
  }

  /** Whether those who wait are sent away, to another replica. */
  get drains(): boolean {
    return this.#drains;
  }

  drain(): void {
    this.#drains = true;
    for (const reader of this.#all) reader.wake();
  }

  /** To be there before looking, so that nothing is missed between looking and waiting. */
  add(subscriptions: readonly number[]): WaitingReader {
    const reader = new Reader(this.#clock, () => {
      this.#all.delete(reader);
      for (const id of subscriptions) {
        const readers = this.#bySubscription.get(id);
        readers?.delete(reader);
        if (readers?.size === 0) this.#bySubscription.delete(id);
      }
    });
    for (const id of subscriptions) {
      const readers = this.#bySubscription.get(id) ?? new Set();
      this.#bySubscription.set(id, readers.add(reader));
    }
    this.#all.add(reader);
    return reader;
  }
}

/** There are very many of them, so that each has only what it waits by. */
class Reader implements WaitingReader {
  readonly #clock: Pick<Clock, 'timer'>;
  readonly #ended: () => void;
  #timer: Timer | undefined;
  #woken: (() => void) | undefined;
  #isRung = false;
  hasLeft = false;

  constructor(clock: Pick<Clock, 'timer'>, ended: () => void) {
    this.#clock = clock;
    this.#ended = ended;
  }

  wait(ms: number, woken: () => void): void {
    this.#woken = woken;
    if (this.#isRung || this.hasLeft) this.wake();
    else this.#timer = this.#clock.timer(ms, () => this.wake());
  }

  leave(): void {
    this.hasLeft = true;
    this.wake();
  }

  wake(): void {
    const woken = this.#woken;
    this.#isRung = woken === undefined;
    this.#woken = undefined;
    this.#timer?.cancel();
    woken?.();
  }

  end(): void {
    this.#timer?.cancel();
    this.#ended();
  }
}

function subscriptionsIn(data: unknown): readonly number[] {
  const { subscriptions } = (data ?? {}) as { readonly subscriptions?: unknown };
  return Array.isArray(subscriptions) ? (subscriptions as readonly number[]) : [];
}
