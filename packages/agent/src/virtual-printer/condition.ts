import { once } from 'node:events';
import type { PrinterState } from './printer-state.ts';
import { isStopping } from './printer-troubles.ts';

/** How a virtual printer is now, and who waits for it to be otherwise. */
export class Condition {
  readonly #changes = new EventTarget();
  #state: PrinterState;
  /** When it last became so. */
  changed: number;

  constructor(state: PrinterState, now: number) {
    this.#state = state;
    this.changed = now;
  }

  get state(): PrinterState {
    return this.#state;
  }

  /** Whether it can print. */
  get isWell(): boolean {
    return !this.#state.troubles.some(isStopping);
  }

  become(state: PrinterState, now: number): void {
    this.#state = state;
    this.changed = now;
    this.#changes.dispatchEvent(new Event('change'));
  }

  /** Rejects when the signal is aborted. */
  async untilWell(signal: AbortSignal): Promise<void> {
    while (!this.isWell) await once(this.#changes, 'change', { signal });
  }
}
