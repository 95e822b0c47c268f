import type { Expression, ExpressionBuilder } from 'kysely';
import type { Report } from '../report.ts';
import type { PrintJobTable } from '../tables/print-job.ts';
import type { Tables } from '../tables/tables.ts';

export interface JobSearch {
  readonly printer: string;
  readonly owner?: string | undefined;
  readonly states: readonly string[];
  /** Only these. */
  readonly numbers?: readonly number[] | undefined;
  /** None that this device has refused. */
  readonly unrefusedBy?: string | undefined;
  /** As they are printed, or the latest first. */
  readonly order: 'next' | 'latest';
  readonly limit: number;
}

/**
 * Of jobs that wait there are few: to find them by their owner would be to look at all that he ever printed.
 * No index has the owner like this.
 */
function unindexed(eb: ExpressionBuilder<Tables, 'print_job'>): Expression<string> {
  return eb.fn.coalesce('owner', eb.val(''));
}

/** The jobs of a printer that are in one of some states. */
export const findJobs: Report<JobSearch, readonly PrintJobTable[]> = {
  name: 'find-jobs',
  async run(db, { printer, owner, states, numbers, unrefusedBy, order, limit }) {
    const jobs = db
      .selectFrom('print_job')
      .selectAll()
      .where('printer', '=', printer)
      .where('state', 'in', states)
      .$if(owner !== undefined, (query) =>
        query.where((eb) =>
          eb(order === 'next' ? unindexed(eb) : eb.ref('owner'), '=', owner ?? ''),
        ),
      )
      .$if(numbers !== undefined, (query) => query.where('number', 'in', numbers ?? []))
      .$if(unrefusedBy !== undefined, (query) =>
        query.where('number', 'not in', (eb) =>
          eb
            .selectFrom('print_job_refusal')
            .select('job')
            .where('printer', '=', printer)
            .where('device', '=', unrefusedBy ?? ''),
        ),
      )
      .limit(limit);
    if (order === 'latest') return await jobs.orderBy('number', 'desc').execute();
    return await jobs.orderBy('priority', 'desc').orderBy('place').orderBy('number').execute();
  },
};
