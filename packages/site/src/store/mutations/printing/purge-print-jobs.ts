import { isFinal, jobStateNames } from '@hawser/core/printing/job/job-states';
import type { Mutation } from '../../mutation.ts';
import { countAccount } from './accounts/count-account.ts';
import { keptOctets } from './count-print-jobs.ts';
import { cancelPrintJobs } from './cancel-print-jobs.ts';
import { endSubscription } from './subscriptions/change-subscription.ts';

export interface JobsToPurge {
  readonly printer: string;
  readonly by: string;
}

/** Cancels all jobs of a printer, and forgets those that are over then. */
export const purgePrintJobs: Mutation<JobsToPurge, void> = {
  name: 'purge-print-jobs',
  async run(tx, { printer, by }) {
    await cancelPrintJobs.run(tx, { printer, by, mine: false });
    const over = tx.db
      .selectFrom('print_job')
      .select('number')
      .where('printer', '=', printer)
      .where('state', 'in', jobStateNames.filter(isFinal));
    const heard = await tx.db
      .selectFrom('print_subscription')
      .select('id')
      .where('printer', '=', printer)
      .where('job', 'in', over)
      .execute();
    for (const { id } of heard) await endSubscription(tx, id);
    const kept = await tx.db
      .selectFrom('print_job')
      .select(['owner', 'completed', 'retain_until', 'octets'])
      .where('printer', '=', printer)
      .where('state', 'in', jobStateNames.filter(isFinal))
      .where('retain_until', 'is not', null)
      .execute();
    for (const job of kept) {
      await countAccount(tx, { owner: job.owner, printer, jobs: 0, octets: -keptOctets(job) });
    }
    for (const table of ['print_document', 'print_job_refusal', 'print_job_hop'] as const) {
      await tx.db
        .deleteFrom(table)
        .where('printer', '=', printer)
        .where('job', 'in', over)
        .execute();
    }
    await tx.db
      .deleteFrom('print_job')
      .where('printer', '=', printer)
      .where('state', 'in', jobStateNames.filter(isFinal))
      .execute();
  },
};
