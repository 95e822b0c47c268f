import { isAtDevice } from '@hawser/core/printing/job/job-states';
import type { Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';
import { standingOf } from './job-row.ts';

/** Keeps the counts of a printer right when a job of it becomes otherwise. */
export async function countPrintJobs(
  { db }: Pick<Tx, 'db'>,
  before: PrintJobTable,
  after: PrintJobTable,
): Promise<void> {
  const open = counted(after).open - counted(before).open;
  const atDevice = counted(after).atDevice - counted(before).atDevice;
  if (open !== 0 || atDevice !== 0) await add(db, { printer: after.printer, open, atDevice });
}

function counted(job: PrintJobTable): { open: number; atDevice: number } {
  if (job.completed !== null) return { open: 0, atDevice: 0 };
  return { open: 1, atDevice: Number(isAtDevice(standingOf(job).state)) };
}

interface Added {
  readonly printer: string;
  readonly open: number;
  readonly atDevice: number;
}

const add = statement((db, { printer, open, atDevice }: Added) =>
  db
    .updateTable('printer')
    .set((eb) => ({
      open_jobs: eb('open_jobs', '+', open),
      jobs_at_device: eb('jobs_at_device', '+', atDevice),
    }))
    .where('id', '=', printer),
);
