import type { Clock } from '@hawser/core/clock';
import { type Hop, hop, toldHops, untoldHops } from '../../printing/hops.ts';

/** The way of a job as its connector knows it: on disk with its record, and told with its states. */
export class JobHops {
  readonly #clock: Pick<Clock, 'now'>;
  #all: Hop[] = [];

  constructor(clock: Pick<Clock, 'now'>, known: readonly Hop[] = []) {
    this.#clock = clock;
    this.#all = [...known];
  }

  get all(): Hop[] {
    return this.#all;
  }

  /** A step, where it is another one than the one before. */
  note(what: string, detail?: string): void {
    const last = this.#all.at(-1);
    const next = hop([], what, this.#clock.now(), detail)[0];
    if (last?.what === what && last.detail === next?.detail) return;
    this.#all = hop(this.#all, what, this.#clock.now(), detail);
  }

  untold(): readonly Hop[] {
    return untoldHops(this.#all);
  }

  told(taken: readonly Hop[]): void {
    this.#all = toldHops(this.#all, taken);
  }
}
