import { isAtDevice, jobStateNames } from '@hawser/core/printing/job/job-states';
import type { Tx } from '../../../mutation.ts';
import { changePrintJob } from '../change-print-job.ts';

const atDevice = jobStateNames.filter(isAtDevice);

export interface HeldJobs {
  readonly printer: string;
  readonly device: string;
}

/** The jobs that a device has. */
export async function jobsHeldBy({ db }: Tx, { printer, device }: HeldJobs): Promise<number[]> {
  const rows = await db
    .selectFrom('print_job')
    .select('number')
    .where('printer', '=', printer)
    .where('state', 'in', atDevice)
    .where('lease_device', '=', device)
    .execute();
  // In the order of numbers SQLite would look at all jobs that there ever were.
  return rows.map(({ number }) => number).toSorted((one, other) => one - other);
}

/** Has a device lose jobs that it does not have any more, before its time is over. */
export async function loseJobs(tx: Tx, printer: string, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    await changePrintJob.run(tx, { printer, number, by: 'other', event: 'device-lost' });
  }
}
