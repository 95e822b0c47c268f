import { sql } from 'kysely';
import type { Tx } from '../../../mutation.ts';
import { statement } from '../../../statement.ts';

/** What somebody prints now. */
export interface NewUse {
  readonly owner: string;
  readonly jobs: number;
  readonly octets: number;
}

/** What somebody has printed within a day. */
export type Use = Omit<NewUse, 'owner'>;

const hourMs = 3_600_000;
const hoursOfDay = 24;

/** Hours are not looked at any more that began a day ago. */
export function lastHourOver(at: number): number {
  return hourOf(at) - hoursOfDay;
}

/** Adds to what somebody has printed within a day, hour by hour, and tells it. */
export async function countUse({ db, at }: Pick<Tx, 'db' | 'at'>, use: NewUse): Promise<Use> {
  await count(db, { ...use, hour: hourOf(at) });
  return await selectUse({ db, at }, use);
}

export async function selectUse(
  { db, at }: Pick<Tx, 'db' | 'at'>,
  { owner }: Pick<NewUse, 'owner'>,
): Promise<Use> {
  const [sum] = (await select(db, { owner, over: lastHourOver(at) })).rows;
  return { jobs: sum?.jobs ?? 0, octets: sum?.octets ?? 0 };
}

function hourOf(at: number): number {
  return Math.floor(at / hourMs);
}

const count = statement((db, { owner, hour, jobs, octets }: NewUse & { readonly hour: number }) =>
  db
    .insertInto('print_use')
    .values({ owner, hour, jobs, octets })
    .onConflict((conflict) =>
      conflict.columns(['owner', 'hour']).doUpdateSet({
        jobs: sql<number>`print_use.jobs + excluded.jobs`,
        octets: sql<number>`print_use.octets + excluded.octets`,
      }),
    ),
);

const select = statement((db, { owner, over }: { readonly owner: string; readonly over: number }) =>
  db
    .selectFrom('print_use')
    // A sum of integers is a number of another kind in PostgreSQL.
    .select([
      sql<number>`cast(coalesce(sum(jobs), 0) as bigint)`.as('jobs'),
      sql<number>`cast(coalesce(sum(octets), 0) as bigint)`.as('octets'),
    ])
    .where('owner', '=', owner)
    .where('hour', '>', over),
);
