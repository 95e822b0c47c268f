import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { OperationEvent } from '@hawser/core/operations/operation-event';
import type { OperationView } from '@hawser/core/operations/operation-view';
import type { Change } from '../audit/change.ts';
import { Bell } from '../store/events/bell.ts';
import { cancelOperation } from '../store/mutations/operations/cancel-operation.ts';
import { operationEventKind } from '../store/mutations/operations/change-operation.ts';
import { startOperation } from '../store/mutations/operations/start-operation.ts';
import { findOperations, type OperationSearch } from '../store/reports/find-operations.ts';
import type { Store } from '../store/store.ts';
import { followOperation } from './follow-operation.ts';
import { newOperation, type StartOptions } from './new-operation.ts';
import { operationErrors } from './operation-errors.ts';
import type { AnyOperationKind } from './operation-kind.ts';
import { OperationRunner } from './operation-runner.ts';
import { readOperation } from './read-operation.ts';

export interface OperationsOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log?: Log;
  /** Its id is its own among the replicas, and the same when it is started again. */
  readonly replica: { readonly id: string };
  readonly kinds: readonly AnyOperationKind[];
  /** How many operations run on this replica at a time. */
  readonly concurrency?: number;
  /** How long the others wait for this replica before they take what it has. */
  readonly leaseMs?: number;
}

/** Long work, which goes on when the process that does it ends. */
export interface Operations {
  start(kind: string, input: unknown, options: StartOptions): Promise<OperationView>;
  get(id: string): Promise<OperationView>;
  /** Those that were started last first. */
  list(search: OperationSearch): Promise<readonly OperationView[]>;
  /** Has it stopped; one that is running stops as soon as its step does. */
  cancel(id: string, change?: Change): Promise<OperationView>;
  /** What happens to it after that sequence (0 is before the first), until it is finished. */
  follow(id: string, afterSequence: number, signal: AbortSignal): AsyncIterable<OperationEvent>;
  /** Gives back what is running here; others go on with it. */
  close(): Promise<void>;
}

export async function openOperations({
  store,
  clock,
  log,
  replica,
  kinds,
  concurrency = 4,
  leaseMs = 15_000,
}: OperationsOptions): Promise<Operations> {
  const known = new Map(kinds.map((kind) => [kind.name, kind]));
  // One for those who run operations, and one for those who follow them.
  const work = new Bell();
  const news = new Bell();
  const both = (): void => {
    work.ring();
    news.ring();
  };
  const closing = new AbortController();
  const { signal } = closing;
  const hearing = hear(store, { heard: both, log, from: await lastEvent(store), signal });
  const runner = new OperationRunner({
    store,
    clock,
    log,
    concurrency,
    leaseMs,
    replica: replica.id,
    kinds: known,
    bell: work,
    changed: () => news.ring(),
  });

  const usual: Change = async (mutation, input) => store.mutate(mutation, input);
  let closed: Promise<void> | undefined;
  return {
    async start(name, input, options) {
      const kind = known.get(name);
      if (kind === undefined) {
        throw operationErrors('unknown-kind', { kind: name, kinds: [...known.keys()].join(', ') });
      }
      const operation = newOperation(kind, input, { ...options, now: clock.now() });
      const { change = usual } = options;
      const id = await change(startOperation, operation);
      both();
      return readOperation(store, id);
    },
    get: async (id) => readOperation(store, id),
    list: async (search) => store.report(findOperations, search),
    async cancel(id, change = usual) {
      await change(cancelOperation, { id });
      both();
      return readOperation(store, id);
    },
    follow(id, after, until) {
      const either = AbortSignal.any([until, signal]);
      return followOperation({ store, bell: news, clock }, { id, after, signal: either });
    },
    async close() {
      closing.abort();
      closed ??= runner.close();
      await Promise.all([closed, hearing]);
    },
  };
}

interface Hearing {
  readonly heard: () => void;
  readonly log: Log | undefined;
  /** The last event that is known. */
  readonly from: number;
  readonly signal: AbortSignal;
}

/** What other replicas tell of operations. */
async function hear(store: Store, { heard, log, from, signal }: Hearing): Promise<void> {
  try {
    for await (const { kind } of store.events.follow(from, signal)) {
      if (kind === operationEventKind) heard();
    }
  } catch (error) {
    // They are looked at every second anyway.
    log?.error({ err: error }, 'what other replicas tell of operations cannot be heard');
  }
}

async function lastEvent(store: Store): Promise<number> {
  const [last] = await store.read(async (db) =>
    db.selectFrom('event').select('sequence').orderBy('sequence', 'desc').limit(1).execute(),
  );
  return last?.sequence ?? 0;
}
