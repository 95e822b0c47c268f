import { isAtDevice } from '@hawser/core/printing/job/job-states';
import type { Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';
import { type Account, countAccount } from './accounts/count-account.ts';
import { standingOf } from './job-row.ts';

/** Keeps the counts of a printer, and of who prints, right when a job becomes otherwise. */
export async function countPrintJobs(
  { db }: Pick<Tx, 'db'>,
  before: PrintJobTable,
  after: PrintJobTable,
): Promise<Account | undefined> {
  const open = counted(after).open - counted(before).open;
  const atDevice = counted(after).atDevice - counted(before).atDevice;
  const { printer, owner } = after;
  if (open !== 0 || atDevice !== 0) await add(db, { printer, open, atDevice });
  const octets = keptOctets(after) - keptOctets(before);
  if (open === 0 && octets === 0) return undefined;
  return await countAccount({ db }, { owner, printer, jobs: open, octets });
}

/** Of its documents, as long as they are there. */
export function keptOctets({
  completed,
  retain_until: retained,
  octets,
}: Pick<PrintJobTable, 'completed' | 'retain_until' | 'octets'>): number {
  return completed === null || retained !== null ? octets : 0;
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
