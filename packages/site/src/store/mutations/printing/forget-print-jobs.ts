import type { Mutation, Tx } from '../../mutation.ts';
import { countAccount } from './accounts/count-account.ts';
import { keptOctets } from './count-print-jobs.ts';
import { selectJob } from './select-job.ts';
import { endSubscription } from './subscriptions/change-subscription.ts';

/** So many rows others wait for at most. */
export interface JobsToForget {
  /** Those that were over by then. */
  readonly before: number;
  readonly most: number;
}

/** Forgets jobs that have been over for long, with all that is known of them; tells how many. */
export const forgetPrintJobs: Mutation<JobsToForget, number> = {
  name: 'forget-print-jobs',
  async run(tx, { before, most }) {
    const jobs = await tx.db
      .selectFrom('print_job')
      .select(['printer', 'number'])
      .where('completed', '<=', before)
      .limit(most)
      .execute();
    for (const job of jobs) await forgetPrintJob(tx, job);
    return jobs.length;
  },
};

/** Leaves nothing of a job. */
export async function forgetPrintJob(
  tx: Tx,
  { printer, number }: { readonly printer: string; readonly number: number },
): Promise<void> {
  const { db } = tx;
  const job = await selectJob(tx, { printer, number });
  if (job !== undefined) {
    const { owner, completed } = job;
    const change = { owner, printer, jobs: completed === null ? -1 : 0, octets: -keptOctets(job) };
    if (change.jobs !== 0 || change.octets !== 0) await countAccount(tx, change);
  }
  const subscriptions = await db
    .selectFrom('print_subscription')
    .select('id')
    .where('printer', '=', printer)
    .where('job', '=', number)
    .execute();
  for (const { id } of subscriptions) await endSubscription(tx, id);
  for (const table of ['print_document', 'print_job_refusal', 'print_job_hop'] as const) {
    await db.deleteFrom(table).where('printer', '=', printer).where('job', '=', number).execute();
  }
  await db
    .deleteFrom('print_job')
    .where('printer', '=', printer)
    .where('number', '=', number)
    .execute();
}
