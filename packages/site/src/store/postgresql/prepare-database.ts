import { sql, type Kysely } from 'kysely';
import { migrate } from '../migrations/migrate.ts';
import type { Migration } from '../migrations/migration.ts';
import type { Tables } from '../tables/tables.ts';

/** Beside that of the events. */
export const migrationLock = 0x6861_7773_0001;

/** Brings the schema up to date, one replica at a time, and tells whose data it holds. */
export async function prepareDatabase(
  pool: Kysely<Tables>,
  { at, database, migrations }: { at: number; database: string; migrations: readonly Migration[] },
): Promise<{ readonly id: string; readonly created: number }> {
  return pool.transaction().execute(async (db) => {
    // Each query after it sees what the one that had the lock before has done (read committed).
    await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(db);
    await migrate({ db, engine: 'postgresql', at }, { database, migrations });
    return db.selectFrom('site').selectAll().executeTakeFirstOrThrow();
  });
}
