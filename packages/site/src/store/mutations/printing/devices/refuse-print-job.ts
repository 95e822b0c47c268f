import type { Mutation } from '../../../mutation.ts';
import { changePrintJob } from '../change-print-job.ts';

export interface JobRefusal {
  readonly printer: string;
  readonly number: number;
  readonly device: string;
}

/** A device cannot print a job; where none is left that could, it comes to nothing. */
export const refusePrintJob: Mutation<JobRefusal, void> = {
  name: 'refuse-print-job',
  async run(tx, { printer, number, device }) {
    const { db } = tx;
    await db
      .insertInto('print_job_refusal')
      .values({ printer, job: number, device })
      .onConflict((conflict) => conflict.columns(['printer', 'job', 'device']).doNothing())
      .execute();
    const left = await db
      .selectFrom('output_device')
      .select('uuid')
      .where('printer', '=', printer)
      .where('uuid', 'not in', (eb) =>
        eb
          .selectFrom('print_job_refusal')
          .select('device')
          .where('printer', '=', printer)
          .where('job', '=', number),
      )
      .limit(1)
      .executeTakeFirst();
    const event = left === undefined ? 'refuse-by-last' : 'refuse';
    await changePrintJob.run(tx, { printer, number, by: 'device', asker: { device }, event });
  },
};
