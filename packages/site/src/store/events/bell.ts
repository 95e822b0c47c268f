import type { Clock } from '@hawser/core/clock';

/** Wakes those who wait for something that may have happened. */
export class Bell {
  readonly #waiting = new Set<() => void>();
  #rings = 0;

  /** How often it rang; what `ringAfter` is told, so that no ring between looking and waiting is missed. */
  get rings(): number {
    return this.#rings;
  }

  ring(): void {
    this.#rings += 1;
    for (const wake of this.#waiting) wake();
  }

  /** Until it rings again, the time is over, or the signal is aborted. */
  async ringAfter(
    rings: number,
    { clock, atMostMs, signal }: { clock: Clock; atMostMs: number; signal: AbortSignal },
  ): Promise<void> {
    if (this.#rings !== rings || signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = (): void => resolve();
    const timer = clock.timer(atMostMs, wake);
    this.#waiting.add(wake);
    signal.addEventListener('abort', wake);
    try {
      await promise;
    } finally {
      timer.cancel();
      this.#waiting.delete(wake);
      signal.removeEventListener('abort', wake);
    }
  }
}
