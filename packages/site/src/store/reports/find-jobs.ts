import type { Report } from '../report.ts';
import type { PrintJobTable } from '../tables/print-job.ts';

export interface JobSearch {
  readonly printer: string;
  readonly owner: string | undefined;
  readonly states: readonly string[];
  readonly latestFirst: boolean;
  readonly limit: number;
}

/** The jobs of a printer that are in one of some states. */
export const findJobs: Report<JobSearch, readonly PrintJobTable[]> = {
  name: 'find-jobs',
  async run(db, { printer, owner, states, latestFirst, limit }) {
    return await db
      .selectFrom('print_job')
      .selectAll()
      .where('printer', '=', printer)
      .where('state', 'in', states)
      .$if(owner !== undefined, (query) => query.where('owner', '=', owner ?? ''))
      .orderBy('number', latestFirst ? 'desc' : 'asc')
      .limit(limit)
      .execute();
  },
};
