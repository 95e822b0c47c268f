import type { Clock } from '@hawser/core/clock';
import { jobNoticed } from '../../store/mutations/printing/append-job-notices.ts';
import { printerNoticed } from '../../store/mutations/printing/append-printer-notices.ts';
import type { StoredEvent } from '../../store/events/stored-event.ts';
import type { ToldEvents } from '../../store/events/told-events.ts';

/** One answer that waits for something to tell. */
export interface WaitingReader extends Disposable {
  /** Until any of its subscriptions hears of something, the time is over, or there is nobody to wait for. */
  heard(ms: number, gone: AbortSignal): Promise<void>;
}

/**
 * All answers to Get-Notifications on this replica that wait. What happens anywhere in the site wakes
 * those whom it concerns, and nobody else, so that it costs nothing to wait.
 */
export class WaitingReaders {
  readonly #clock: Pick<Clock, 'timer'>;
  readonly #bySubscription = new Map<number, Set<() => void>>();
  readonly #all = new Set<() => void>();
  #drains = false;

  constructor({ clock, events }: { clock: Pick<Clock, 'timer'>; events: Pick<ToldEvents, 'on'> }) {
    this.#clock = clock;
    const told = ({ data }: StoredEvent): void => {
      for (const id of subscriptionsIn(data)) {
        for (const wake of this.#bySubscription.get(id) ?? []) wake();
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
    for (const wake of this.#all) wake();
  }

  /** To be there before looking, so that nothing is missed between looking and waiting. */
  add(subscriptions: readonly number[]): WaitingReader {
    let rung = false;
    let resolve = (): void => undefined;
    const wake = (): void => {
      rung = true;
      resolve();
    };
    for (const id of subscriptions) {
      const wakes = this.#bySubscription.get(id) ?? new Set();
      this.#bySubscription.set(id, wakes.add(wake));
    }
    this.#all.add(wake);
    return {
      heard: async (ms, gone) => {
        if (!rung && !gone.aborted && !this.#drains) {
          const over = Promise.withResolvers<void>();
          ({ resolve } = over);
          const timer = this.#clock.timer(ms, wake);
          gone.addEventListener('abort', wake);
          await over.promise;
          timer.cancel();
          gone.removeEventListener('abort', wake);
        }
        rung = false;
      },
      [Symbol.dispose]: () => {
        this.#all.delete(wake);
        for (const id of subscriptions) {
          const wakes = this.#bySubscription.get(id);
          wakes?.delete(wake);
          if (wakes?.size === 0) this.#bySubscription.delete(id);
        }
      },
    };
  }
}

function subscriptionsIn(data: unknown): readonly number[] {
  const { subscriptions } = (data ?? {}) as { readonly subscriptions?: unknown };
  return Array.isArray(subscriptions) ? (subscriptions as readonly number[]) : [];
}
