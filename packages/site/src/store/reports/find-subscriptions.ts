import type { Selectable } from 'kysely';
import type { Report } from '../report.ts';
import type { PrintSubscriptionTable } from '../tables/print-subscription.ts';

export interface SubscriptionSearch {
  /** Null is for those of the system. */
  readonly printer: string | null;
  /** Null is for those of the printer itself. */
  readonly job: number | null;
  readonly owner: string | undefined;
  readonly now: number;
  readonly limit: number;
}

/** Who hears of a printer or a job. */
export const findSubscriptions: Report<
  SubscriptionSearch,
  readonly Selectable<PrintSubscriptionTable>[]
> = {
  name: 'find-subscriptions',
  async run(db, { printer, job, owner, now, limit }) {
    return await db
      .selectFrom('print_subscription')
      .selectAll()
      .where('printer', printer === null ? 'is' : '=', printer)
      .$if(job === null, (query) => query.where('job', 'is', null))
      .$if(job !== null, (query) => query.where('job', '=', job))
      .$if(owner !== undefined, (query) => query.where('owner', '=', owner ?? ''))
      .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '>', now)]))
      .orderBy('id')
      .limit(limit)
      .execute();
  },
};
