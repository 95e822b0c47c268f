import { sql } from 'kysely';
import type { UsageGroup } from '@hawser/core/printing/usage-groups';
import { nameKey } from '../../directory/names.ts';
import { isOfUser } from './is-of-user.ts';
import type { Report } from '../report.ts';

export interface UsageSearch {
  readonly by: UsageGroup;
  /** Days since 1970, both with what was printed on them. */
  readonly from: number;
  readonly to: number;
  /** Only what somebody has printed. */
  readonly owner?: string | undefined;
  /** By the id, or the name of then. */
  readonly user?: string | undefined;
  readonly printer?: string | undefined;
  /** The last key of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface FoundUsage {
  /** An owner, a printer or a day. */
  readonly key: string;
  /** As it was called last. */
  readonly name: string | null;
  readonly jobs: number;
  readonly completed: number;
  readonly impressions: number;
  readonly sheets: number | null;
  readonly octets: number;
}

const columns = { user: 'owner', printer: 'printer', day: 'day' } as const;

/** How much was printed, added up by who, where, or when. */
export const findPrintUsage: Report<UsageSearch, readonly FoundUsage[]> = {
  name: 'find-print-usage',
  async run(db, { by, from, to, owner, user, printer, after, limit }) {
    const column = columns[by];
    const rows = await db
      .selectFrom('print_day')
      .select(column)
      .select([
        // A sum of integers is a number of another kind in PostgreSQL.
        sql<number>`cast(sum(jobs) as bigint)`.as('jobs'),
        sql<number>`cast(sum(completed) as bigint)`.as('completed'),
        sql<number>`cast(sum(impressions) as bigint)`.as('impressions'),
        sql<number | null>`cast(sum(sheets) as bigint)`.as('sheets'),
        sql<number>`cast(sum(octets) as bigint)`.as('octets'),
      ])
      .where('day', '>=', from)
      .where('day', '<=', to)
      .$if(owner !== undefined, (query) => query.where('owner', '=', owner ?? ''))
      .$if(user !== undefined, (query) =>
        query.where((eb) =>
          eb.or([
            eb('owner', '=', user ?? ''),
            isOfUser('owner', user ?? ''),
            eb('owner_name', '=', user ?? ''),
            eb(eb.fn<string>('lower', ['owner_name']), '=', nameKey(user ?? '')),
          ]),
        ),
      )
      .$if(printer !== undefined, (query) =>
        query.where((eb) =>
          eb.or([
            eb('printer', '=', (printer ?? '').toLowerCase()),
            eb('printer', 'in', (one) =>
              one
                .selectFrom('printer')
                .select('id')
                .where('name_key', '=', nameKey(printer ?? '')),
            ),
            eb('printer_name', '=', printer ?? ''),
            eb(eb.fn<string>('lower', ['printer_name']), '=', nameKey(printer ?? '')),
          ]),
        ),
      )
      .$if(after !== undefined, (query) =>
        query.where(column, '>', by === 'day' ? Number(after) : (after ?? '')),
      )
      .groupBy(column)
      .orderBy(column)
      .limit(limit)
      .execute();
    return await Promise.all(
      rows.map(async ({ jobs, completed, impressions, sheets, octets, ...row }) => {
        const key = String(Object.values(row)[0]);
        const counts = { jobs, completed, impressions, sheets, octets };
        return { key, name: await nameOf(key), ...counts };
      }),
    );

    async function nameOf(key: string): Promise<string | null> {
      if (column === 'day') return null;
      const name = `${column}_name` as const;
      const row = await db
        .selectFrom('print_day')
        .select(`${name} as name`)
        .where(column, '=', key)
        .orderBy('day', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.name ?? null;
    }
  },
};
