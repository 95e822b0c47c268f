import { randomUUID } from 'node:crypto';
import type { Clock, Timer } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import { renewOperationLease } from '../store/mutations/operations/renew-operation-lease.ts';
import { takeOperationLease } from '../store/mutations/operations/take-operation-lease.ts';
import type { Store } from '../store/store.ts';

export interface ReplicaLeaseOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log | undefined;
  readonly replica: string;
  readonly forMs: number;
  /** Called when others may take what this replica has. */
  readonly lost: () => void;
}

/**
 * That this replica is alive, for the others. Replicas compare the time in it with their own clocks;
 * where those differ by more than it lasts, work moves about more than it need, but is never done by
 * two: for that there is the token.
 */
export class ReplicaLease {
  readonly #options: ReplicaLeaseOptions;
  #id = randomUUID();
  #taken = false;
  #expires = 0;
  #timer: Timer | undefined;
  #renewing: Promise<void> | undefined;
  #due = false;

  constructor(options: ReplicaLeaseOptions) {
    this.#options = options;
  }

  /** Its id; where there is none, or none any more, it is taken. */
  async hold(): Promise<string> {
    if (this.#taken) return this.#id;
    const { store, clock, replica, forMs } = this.#options;
    const id = this.#id;
    const asked = clock.now();
    await store.mutate(takeOperationLease, { id, replica, forMs });
    this.#taken = true;
    this.#expires = asked + forMs;
    this.#timer = clock.every(forMs / 3, () => this.#renewSoon());
    return id;
  }

  /** Its id, if it is held. */
  get held(): string | undefined {
    return this.#taken ? this.#id : undefined;
  }

  /** Others have it, or may have. */
  lose(): void {
    if (!this.#taken) return;
    this.#forget();
    this.#options.log?.warn('the lease is lost: this replica did not speak for it in time');
    this.#options.lost();
  }

  /** No more renewals. */
  async end(): Promise<void> {
    this.#forget();
    await this.#renewing;
  }

  #renewSoon(): void {
    // While a database is slow: one after the other, and none is left out.
    this.#due = this.#renewing !== undefined;
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = undefined;
      if (this.#due && this.#taken) this.#renewSoon();
    });
  }

  async #renew(): Promise<void> {
    const { store, clock, log, forMs } = this.#options;
    const id = this.#id;
    const asked = clock.now();
    const has = await store.mutate(renewOperationLease, { id, forMs }).catch((error: unknown) => {
      log?.warn({ err: error }, 'the lease cannot be renewed');
      return undefined;
    });
    if (id !== this.#id) return;
    if (has === true) this.#expires = asked + forMs;
    else if (has === false || clock.now() >= this.#expires) this.lose();
  }

  #forget(): void {
    this.#timer?.cancel();
    this.#taken = false;
    this.#id = randomUUID();
  }
}
