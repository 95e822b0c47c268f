import { type Clock, elapsed } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { Trouble } from './store-errors.ts';

/** What a database is asked for; on a full disk it still reads. */
export type Asked = 'read' | 'write';

export interface TroubleLogOptions {
  /** As it is called in the log. */
  readonly database: string;
  readonly clock: Clock;
  readonly log: Log | undefined;
}

const everyMs = 60_000;

/**
 * Tells the log of a database in trouble when it begins, then at most once a minute, and when it is
 * over: a site without its database is asked many times a second.
 */
export class TroubleLog {
  readonly #options: TroubleLogOptions;
  readonly #failing = new Set<Asked>();
  #since = 0;
  #told = 0;
  #failures = 0;

  constructor(options: TroubleLogOptions) {
    this.#options = options;
  }

  failed(asked: Asked, { reason }: Trouble, cause?: unknown): void {
    const { clock, database, log } = this.#options;
    const now = clock.now();
    const begins = this.#failing.size === 0;
    this.#failing.add(asked);
    if (begins) {
      this.#since = now;
      this.#failures = 0;
    }
    this.#failures += 1;
    if (!begins && elapsed(this.#told, now) < everyMs) return;
    this.#told = now;
    // What it said itself, without the way through the programs that it came by.
    const said = cause instanceof Error && cause.message !== '' ? { said: cause.message } : {};
    const event = { database, failures: this.#failures, ...said };
    const still = begins ? '' : ` for ${this.#seconds(now)} s`;
    log?.error(event, `the database is in trouble${still}: ${reason}`);
  }

  worked(asked: Asked): void {
    if (!this.#failing.delete(asked) || this.#failing.size > 0) return;
    const { clock, database, log } = this.#options;
    const after = this.#seconds(clock.now());
    const event = { database, failures: this.#failures };
    log?.info(event, `the database works again, after ${after} s`);
  }

  #seconds(now: number): number {
    return Math.max(0, Math.round((now - this.#since) / 1000));
  }
}
