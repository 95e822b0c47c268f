import type { ToldHop } from '@hawser/core/printing/job/told-hops';
import { ippRefusals } from '../../../../printing/ipp-refusals.ts';
import { printJobErrors } from '../../../../printing/jobs/print-job-errors.ts';
import type { Mutation, Tx } from '../../../mutation.ts';
import { selectJob } from '../select-job.ts';
import { addToldHops } from './add-told-hops.ts';

export interface HopsReported {
  readonly printer: string;
  readonly number: number;
  /** As whoever reports them has called it. */
  readonly named: string;
  /** Whether he may know of the job also where he neither has it nor has printed it. */
  readonly isSeen: boolean;
  /** The id of who reports them: of the agent that speaks for the device, or of who has printed the job. */
  readonly by: string;
  readonly who: string;
  readonly hops: readonly ToldHop[];
}

/** Keeps what a connector or a device says of the way of a job beyond the site. */
export const reportPrintJobHops: Mutation<HopsReported, void> = {
  name: 'report-print-job-hops',
  async run(tx, { printer, number, named, isSeen, by, who, hops }) {
    const job = await selectJob(tx, { printer, number });
    if (job === undefined) throw ippRefusals('client-error-not-found', { what: `job ${number}` });
    if (job.owner !== by && !(await speaksFor(tx, { printer, device: job.lease_device, by }))) {
      throw isSeen
        ? printJobErrors('not-theirs', { name: who, job: number })
        : printJobErrors('not-found', { job: named }, { target: named });
    }
    await addToldHops(tx, job, { hops, heardAt: tx.at, who });
  },
};

async function speaksFor(
  { db }: Tx,
  {
    printer,
    device,
    by,
  }: { readonly printer: string; readonly device: string | null; readonly by: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('output_device')
    .select('uuid')
    .where('printer', '=', printer)
    .where('uuid', '=', device ?? '')
    .where('owner', '=', by)
    .executeTakeFirst();
  return row !== undefined;
}
