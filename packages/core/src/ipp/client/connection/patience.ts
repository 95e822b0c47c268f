import type { Clock, Timer } from '../../../clock.ts';
import type { TimeLimits } from '../time-limits.ts';

export type Phase = keyof TimeLimits;

/** Looks at how long one exchange takes: the phase that it is in, and all of it. */
export class Patience {
  readonly #clock: Clock;
  readonly #limits: TimeLimits;
  readonly #onEnd: (phase: Phase) => void;
  readonly #whole: Timer | undefined;
  #current: Timer | undefined;

  constructor(clock: Clock, limits: TimeLimits, onEnd: (phase: Phase) => void) {
    this.#clock = clock;
    this.#limits = limits;
    this.#onEnd = onEnd;
    this.#whole = this.#timer('whole');
  }

  /** Begins a phase, or the same one anew. */
  begin(phase: Exclude<Phase, 'whole'>): void {
    this.rest();
    this.#current = this.#timer(phase);
  }

  /** It is not the other side that is waited for. */
  rest(): void {
    this.#current?.cancel();
    this.#current = undefined;
  }

  end(): void {
    this.rest();
    this.#whole?.cancel();
  }

  #timer(phase: Phase): Timer | undefined {
    const limit = this.#limits[phase];
    if (limit === Infinity) return undefined;
    return this.#clock.timer(limit, () => this.#onEnd(phase));
  }
}
