import type { Clock } from '@hawser/core/clock';

/** Ends a wait before its time. What rings while nobody waits is heard by the next who does. */
export class Bell {
  readonly #clock: Clock;
  #isRung = false;
  #woken: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  ring(): void {
    this.#isRung = true;
    this.#woken?.();
  }

  /** Whether it was rung since it was last asked. */
  wasRung(): boolean {
    const was = this.#isRung;
    this.#isRung = false;
    return was;
  }

  /** Waits for the bell, or so long, or until the signal is aborted. It stays rung. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (this.#isRung || signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = this.#clock.timer(ms, resolve);
    this.#woken = resolve;
    const abort = (): void => resolve();
    signal.addEventListener('abort', abort);
    await promise;
    signal.removeEventListener('abort', abort);
    timer.cancel();
    this.#woken = undefined;
  }
}
