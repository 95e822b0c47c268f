import { type AlertSeverity, alertSeverities } from '@hawser/core/site/alert-severities';
import { sql } from 'kysely';
import type { Report } from '../report.ts';
import type { AlertTable } from '../tables/alert.ts';

export interface AlertSearch {
  readonly severity?: AlertSeverity | undefined;
  readonly kind?: string | undefined;
  readonly limit: number;
}

/** Alerts, the worst first, and of those the latest. */
export const findAlerts: Report<AlertSearch, readonly AlertTable[]> = {
  name: 'find-alerts',
  async run(db, { severity, kind, limit }) {
    return await db
      .selectFrom('alert')
      .selectAll()
      .$if(severity !== undefined, (query) => query.where('severity', '=', severity ?? 'critical'))
      .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
      .orderBy(rank)
      .orderBy('since', 'desc')
      .orderBy('kind')
      .orderBy('subject')
      .limit(limit)
      .execute();
  },
};

const rank = sql<number>`case severity ${sql.join(
  alertSeverities.map((severity, at) => sql`when ${sql.lit(severity)} then ${sql.lit(at)}`),
  sql` `,
)} end`;
