import type { Clock } from '@hawser/core/clock';
import { Turns } from '../directory/turns.ts';
import { Deadline } from './deadline.ts';
import { ldapErrors } from './ldap-errors.ts';

/** As long somebody waits who signs in, for all that is asked of his directory, and for his turn. */
const patienceMs = 10_000;

/**
 * Lets a few ask a directory on the premises at a time, and each for a while only: those who wait for
 * one that hangs do not pile up, and hold up nobody of another one.
 */
export class PremisesTurns {
  readonly #clock: Pick<Clock, 'timer'>;
  readonly #turns = new Map<string, Turns>();

  constructor(clock: Pick<Clock, 'timer'>) {
    this.#clock = clock;
  }

  async take<Result>(
    directory: string,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    using deadline = new Deadline(this.#clock, patienceMs);
    const { signal } = deadline;
    return await this.#of(directory).take(async () => work(signal), signal);
  }

  #of(directory: string): Turns {
    const known = this.#turns.get(directory);
    if (known !== undefined) return known;
    const refusal = (): Error => ldapErrors('busy', { name: directory }, { target: directory });
    const turns = new Turns({ atOnce: 8, mostWaiting: 32, refusal });
    this.#turns.set(directory, turns);
    return turns;
  }
}
