import { ippRefusals } from '../../../../printing/ipp-refusals.ts';
import type { Tx } from '../../../mutation.ts';
import type { PrintJobTable } from '../../../tables/print-job.ts';
import { selectJob } from '../select-job.ts';
import { selectPrinterStanding } from '../select-printer.ts';

/** A job that somebody changes, and who does. */
export interface JobByPerson {
  readonly printer: string;
  readonly number: number;
  /** By name. */
  readonly who: string;
  readonly isOwner: boolean;
  /** Whether he manages the documents of others there. */
  readonly manages: boolean;
}

/** A job as the audit trail tells of it, without what it is called, which may be nobody else's business. */
export interface ToldJob {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly state: string;
}

export interface ChangedJob {
  readonly before: ToldJob;
  readonly after: ToldJob;
}

/** Has something happen to a job, and tells how it was and is. */
export async function changingJob(
  tx: Tx,
  { printer: id, number }: Pick<JobByPerson, 'printer' | 'number'>,
  change: (job: PrintJobTable) => Promise<unknown>,
): Promise<ChangedJob> {
  const printer = await selectPrinterStanding(tx, id);
  const before = await selectJob(tx, { printer: id, number });
  if (printer === undefined || before === undefined) {
    throw ippRefusals('client-error-not-found', { what: `job ${number}` });
  }
  await change(before);
  const after = await selectJob(tx, { printer: id, number });
  return { before: toldJob(before, printer), after: toldJob(after ?? before, printer) };
}

export function toldJob(
  { printer: id, number, owner_name: owner, state }: PrintJobTable,
  { name }: { readonly name: string },
): ToldJob {
  return { id: `${id}/${number}`, name: `${name}/${number}`, owner, state };
}
