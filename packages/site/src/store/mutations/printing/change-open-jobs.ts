import type { DeviceJobEvent, JobEvent } from '@hawser/core/printing/job/job-events';
import type { JobState } from '@hawser/core/printing/job/job-states';
import type { Tx } from '../../mutation.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';
import { changePrintJob } from './change-print-job.ts';

interface JobsMeant {
  readonly printer: string;
  readonly states: readonly JobState[];
  readonly owner?: string | undefined;
  /** All of them without. */
  readonly numbers?: readonly number[] | undefined;
  /** Who has it happen, by name. */
  readonly who?: string | undefined;
}

/** Has something happen to the jobs of a printer that are in some states. */
export async function changeOpenJobs(
  tx: Tx,
  { printer, states, owner, numbers, who }: JobsMeant,
  eventOf: (job: Pick<PrintJobTable, 'owner'>) => Exclude<JobEvent, DeviceJobEvent>,
): Promise<void> {
  const jobs = await tx.db
    .selectFrom('print_job')
    .select(['number', 'owner'])
    .where('printer', '=', printer)
    .where('state', 'in', states)
    .$if(numbers !== undefined, (query) => query.where('number', 'in', numbers ?? []))
    .execute();
  // In the order of numbers SQLite would look at all jobs that there ever were.
  for (const job of jobs.toSorted((one, other) => one.number - other.number)) {
    if (owner !== undefined && job.owner !== owner) continue;
    const { number } = job;
    await changePrintJob.run(tx, { printer, number, by: 'other', who, event: eventOf(job) });
  }
}
