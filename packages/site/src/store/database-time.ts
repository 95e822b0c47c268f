import { sql } from 'kysely';
import type { Store } from './store.ts';

/** What the clock of a PostgreSQL server says, in milliseconds since 1970. */
export async function databaseTime({ read }: Pick<Store, 'read'>): Promise<number> {
  const { rows } = await read(async (db) =>
    sql<{
      ms: number;
    }>`select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms`.execute(db),
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the database does not say what time it is');
  return row.ms;
}
