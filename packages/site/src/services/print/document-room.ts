import type { PrintLimits } from '@hawser/core/printing/print-limits';
import {
  isCountedDaily,
  requireDailyRoom,
  requireJobSize,
  requireRoom,
} from '../../printing/require-room.ts';
import { selectAccount } from '../../store/mutations/printing/accounts/count-account.ts';
import { selectUse } from '../../store/mutations/printing/accounts/count-use.ts';
import type { Store } from '../../store/store.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';

export interface RoomWanted {
  readonly printer: Pick<PrinterTable, 'id' | 'name' | 'open_jobs'>;
  readonly owner: string;
  readonly limits: PrintLimits;
  /** What is to be one more, and what is known to come at least. */
  readonly jobs: 0 | 1;
  readonly octets: number;
}

/**
 * Refuses what would be refused when all of it is here: before it comes. Others may be quicker meanwhile, so
 * that the change itself asks again.
 */
export async function requireFutureRoom(
  { printer, owner, limits, jobs, octets }: RoomWanted,
  { store, clock }: { readonly store: Pick<Store, 'read'>; readonly clock: { now(): number } },
): Promise<void> {
  const account = await store.read(async (db) =>
    selectAccount({ db }, { owner, printer: printer.id }),
  );
  const room = {
    open: printer.open_jobs + jobs,
    openOfUser: account.jobsHere + jobs,
    openOfUserEverywhere: account.jobs + jobs,
    keptBytes: account.octets + octets,
  };
  // One that is here may be ended, whatever holds for more of them.
  requireRoom(jobs === 0 ? { ...noJobs, keptBytes: room.keptBytes } : room, limits, printer);
  if (!isCountedDaily(limits)) return;
  const at = clock.now();
  const use = await store.read(async (db) => selectUse({ db, at }, { owner }));
  requireDailyRoom({ jobs: use.jobs + jobs, octets: use.octets + octets }, limits);
}

const noJobs = { open: 0, openOfUser: 0, openOfUserEverywhere: 0 };

/** The same bytes; refused as soon as they are more than the job may have. */
export async function* withinJob(
  document: AsyncGenerator<Uint8Array, void>,
  limits: PrintLimits,
  before = 0,
): AsyncGenerator<Uint8Array, void> {
  let size = before;
  // Not by `for await`: who stops in the middle would end the connection, on which he is to be answered.
  for (;;) {
    const next = await document.next();
    if (next.done === true) return;
    size += next.value.length;
    requireJobSize(size, limits);
    yield next.value;
  }
}
