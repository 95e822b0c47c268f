import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { Bell } from '../store/events/bell.ts';
import { claimOperations } from '../store/mutations/operations/claim-operations.ts';
import { endOperationLease } from '../store/mutations/operations/end-operation-lease.ts';
import { expireOperationLeases } from '../store/mutations/operations/expire-operation-leases.ts';
import type { OperationLease } from '../store/mutations/operations/require-lease.ts';
import type { Store } from '../store/store.ts';
import { isUnreachable } from './interruption.ts';
import type { AnyOperationKind } from './operation-kind.ts';
import { OperationRun } from './operation-run.ts';
import { readOutlook } from './read-outlook.ts';
import { ReplicaLease } from './replica-lease.ts';

export interface RunnerOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log | undefined;
  readonly replica: string;
  readonly kinds: ReadonlyMap<string, AnyOperationKind>;
  /** How many operations at a time. */
  readonly concurrency: number;
  readonly leaseMs: number;
  /** Rings when there may be something to do. */
  readonly bell: Bell;
  /** Called after each change of an operation. */
  readonly changed: () => void;
}

/** What nobody rings for is found by the look that comes anyway: a replica that died, a hint that was lost. */
const lookEveryMs = 1000;

/** How long a step that is interrupted because the site is stopped may take to end. */
const patienceMs = 5000;

/** Runs operations on this replica. */
export class OperationRunner {
  readonly #options: RunnerOptions;
  readonly #runs = new Set<OperationRun>();
  readonly #lease: ReplicaLease;
  readonly #closing = new AbortController();
  readonly #looking: Promise<void>;

  constructor(options: RunnerOptions) {
    const { store, clock, log, replica, leaseMs: forMs } = options;
    this.#options = options;
    const lost = (): void => {
      for (const run of this.#runs) run.lose();
    };
    this.#lease = new ReplicaLease({ store, clock, log, replica, forMs, lost });
    this.#looking = this.#look();
  }

  /** Gives back what is running, as soon as its steps have stopped. */
  async close(): Promise<void> {
    const { store, clock, log } = this.#options;
    this.#closing.abort();
    // At once: a database that is slow to answer the last look must not give them time to go on.
    for (const run of this.#runs) run.close();
    await this.#looking;
    for (const run of this.#runs) run.close();
    const stopped = new AbortController();
    const ended = Promise.all([...this.#runs].map(async (run) => run.ended));
    await Promise.race([ended, clock.sleep(patienceMs, stopped.signal).catch(() => undefined)]);
    stopped.abort();
    const id = this.#lease.held;
    await this.#lease.end();
    // What does not stop cannot change anything from here on.
    for (const run of this.#runs) run.lose();
    if (id === undefined) return;
    await store.mutate(endOperationLease, { id }).catch((error: unknown) => {
      log?.warn({ err: error }, 'operations cannot be given back; others take them in a while');
    });
  }

  async #look(): Promise<void> {
    const { clock, log, bell } = this.#options;
    const { signal } = this.#closing;
    while (!signal.aborted) {
      const heard = bell.rings;
      const atMostMs = await this.#seeToIt().catch((error: unknown) => {
        if (!isUnreachable(error)) log?.error({ err: error }, 'operations cannot be looked after');
        return lookEveryMs;
      });
      await bell.ringAfter(heard, { clock, atMostMs, signal });
    }
  }

  /** Does what there is to do, and tells when there is more. */
  async #seeToIt(): Promise<number> {
    const { store, clock, kinds, concurrency } = this.#options;
    const names = [...kinds.keys()];
    if (names.length === 0) return lookEveryMs;
    const lease = await this.#lease.hold();
    const now = clock.now();
    const outlook = await store.read(async (db) => readOutlook(db, { lease, kinds: names, now }));
    if (outlook.expired) await store.mutate(expireOperationLeases, null);
    for (const { operation, token, state } of outlook.held) {
      const run = this.#runOf({ operation, token });
      // Claimed, but the answer was lost.
      if (run === undefined && this.#lease.held === lease) this.#begin({ operation, token });
      if (state === 'cancelling') run?.cancel();
    }
    const free = concurrency - this.#runs.size;
    if (free <= 0 || (outlook.due === undefined && !outlook.expired)) return lookEveryMs;
    if (outlook.due !== undefined && outlook.due > now && !outlook.expired) {
      return Math.min(lookEveryMs, outlook.due - now);
    }
    await this.#claim(lease, names, free);
    return lookEveryMs;
  }

  async #claim(lease: string, kinds: readonly string[], most: number): Promise<void> {
    const { store, replica, bell, changed } = this.#options;
    const claimed = await store.mutate(claimOperations, { lease, replica, kinds, most });
    if (claimed === undefined) {
      this.#lease.lose();
      return;
    }
    // It may have been lost meanwhile.
    if (this.#lease.held !== lease) return;
    for (const operation of claimed) this.#begin(operation);
    if (claimed.length === 0) return;
    changed();
    // The next one may be due soon.
    bell.ring();
  }

  #begin(lease: OperationLease): void {
    const { store, clock, log, kinds, changed } = this.#options;
    const run = new OperationRun(lease, { store, clock, log, kinds, changed });
    this.#runs.add(run);
    void this.#endOf(run);
  }

  async #endOf(run: OperationRun): Promise<void> {
    await run.ended;
    this.#runs.delete(run);
    this.#options.bell.ring();
  }

  #runOf({ operation, token }: OperationLease): OperationRun | undefined {
    return [...this.#runs].find(
      ({ lease }) => lease.operation === operation && lease.token === token,
    );
  }
}
