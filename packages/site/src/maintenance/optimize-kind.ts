import type { SitePlan } from '@hawser/core/site/site-plan';
import type { Audit } from '../audit/audit.ts';
import type { Clock } from '@hawser/core/clock';
import type { BlobStore, IsReferenced } from '../blobs/blob-store.ts';
import type { OperationKind } from '../operations/operation-kind.ts';
import { pruneOldOperations } from '../operations/prune-old-operations.ts';
import { pruneRequests } from '../store/mutations/idempotency/prune-requests.ts';
import { forgetPrintAccounts } from '../store/mutations/printing/accounts/forget-accounts.ts';
import { forgetDescriptors } from '../store/mutations/printing/forget-descriptors.ts';
import { pruneSignIns } from '../directory/guessing/prune-sign-ins.ts';
import { dayOf } from '../store/mutations/printing/usage/count-day.ts';
import { forgetPrintUsage } from '../store/mutations/printing/usage/forget-print-usage.ts';
import { pruneEvents } from '../store/mutations/prune-events.ts';
import type { Store } from '../store/store.ts';
import { pruneEndedSignIns } from './prune-ended-sign-ins.ts';
import { someAtATime } from './some-at-a-time.ts';
import type { BackupsUnderWay } from '../backup/backups-under-way.ts';

const dayMs = 86_400_000;

/** Whoever reads events from where it had come to has come further by then. */
const eventsKeptMs = 30 * dayMs;

/** A blob whose reference is on its way is younger. */
const blobsKeptMs = dayMs;

const atATime = 1000;

export interface Optimizing {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  /** Whether anything of the site refers to a blob. */
  readonly isReferenced: IsReferenced;
  readonly backups: BackupsUnderWay;
  readonly audit: Pick<Audit, 'prune'>;
  readonly plan: () => Pick<SitePlan, 'auditMs' | 'printUsageDays'>;
}

/** What was removed so far. */
interface Removed {
  readonly operations: number;
  readonly events: number;
  readonly blobs: number;
  readonly bytes: number;
  readonly auditRecords: number;
}

/** Removes what nobody needs any more: old operations, old events, blobs that nothing refers to. */
export function optimizeKind({
  store,
  blobs,
  clock,
  isReferenced,
  backups,
  audit,
  plan,
}: Optimizing): OperationKind<null, Removed> {
  return {
    name: 'optimize-site',
    title: () => 'Removing what nobody needs any more',
    check: () => null,
    begin: () => ({ operations: 0, events: 0, blobs: 0, bytes: 0, auditRecords: 0 }),
    result: (removed) => ({ ...removed }),
    steps: [
      {
        name: 'operations',
        title: 'Forgetting operations that ended a month ago',
        async run({ state, signal }) {
          const operations = await pruneOldOperations({ store, clock }, signal);
          return { ...state, operations: state.operations + operations };
        },
      },
      {
        name: 'events',
        title: 'Forgetting events of a month ago',
        async run({ state, signal, ...told }) {
          const before = clock.now() - eventsKeptMs;
          const events = await someAtATime(atATime, signal, async (most) =>
            store.mutate(pruneEvents, { before, most }),
          );
          told.log(`${events} events were forgotten`);
          return { ...state, events: state.events + events };
        },
      },
      {
        name: 'requests',
        title: 'Forgetting what requests of yesterday were answered',
        async run({ state, signal }) {
          await someAtATime(atATime, signal, async (most) => store.mutate(pruneRequests, { most }));
          return state;
        },
      },
      {
        name: 'print-accounts',
        title: 'Forgetting how much was printed long ago',
        async run({ state, signal }) {
          await someAtATime(atATime, signal, async (most) =>
            store.mutate(forgetPrintAccounts, { most }),
          );
          const before = dayOf(clock.now()) - plan().printUsageDays;
          await someAtATime(atATime, signal, async (most) =>
            store.mutate(forgetPrintUsage, { before, most }),
          );
          return state;
        },
      },
      {
        name: 'security-descriptors',
        title: 'Forgetting security descriptors that no printer has any more',
        async run({ state, signal, ...told }) {
          const descriptors = await someAtATime(atATime, signal, async (most) =>
            store.mutate(forgetDescriptors, { most }),
          );
          told.log(`${descriptors} security descriptors were forgotten`);
          return state;
        },
      },
      {
        name: 'sign-ins',
        title: 'Forgetting sign-ins that have ended, and wrong ones of yesterday',
        async run({ state, signal, ...told }) {
          const records = await pruneEndedSignIns({ store, clock }, signal);
          told.log(`${records} records of sign-ins were forgotten`);
          await pruneSignIns({ store, clock }, signal);
          return state;
        },
      },
      {
        name: 'blobs',
        title: 'Removing blobs that nothing refers to',
        async run({ state, signal, ...told }) {
          backups.refuse();
          const swept = await blobs.sweep(isReferenced, { olderThan: blobsKeptMs, signal });
          told.log(`${swept.blobs} blobs with ${swept.bytes} bytes were removed`);
          return {
            ...state,
            blobs: state.blobs + swept.blobs,
            bytes: state.bytes + swept.bytes,
          };
        },
      },
      {
        name: 'audit',
        title: 'Removing old audit records',
        async run({ state, signal, ...told }) {
          const removed = await audit.prune(clock.now() - plan().auditMs, signal);
          told.log(`${removed} audit records were removed`);
          return { ...state, auditRecords: state.auditRecords + removed };
        },
      },
    ],
  };
}
