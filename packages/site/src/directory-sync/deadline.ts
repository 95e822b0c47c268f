import type { Clock } from '@hawser/core/clock';

/** Until when something is waited for. */
export class Deadline implements Disposable {
  readonly signal: AbortSignal;
  readonly #timer: { cancel(): void };

  constructor(clock: Pick<Clock, 'timer'>, ms: number) {
    const over = new AbortController();
    this.signal = over.signal;
    const late = (): void => over.abort(new Error(`it takes longer than ${ms / 1000} s`));
    this.#timer = clock.timer(ms, late).unref();
  }

  [Symbol.dispose](): void {
    this.#timer.cancel();
  }
}
