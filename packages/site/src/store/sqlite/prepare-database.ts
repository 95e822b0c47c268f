import { withLock } from '@hawser/core/files/lock';
import { Kysely } from 'kysely';
import { migrate } from '../migrations/migrate.ts';
import type { Migration } from '../migrations/migration.ts';
import type { Tables } from '../tables/tables.ts';
import { createDatabaseFile, openDatabaseFile } from './database-file.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

const busyMs = 10_000;

/**
 * Makes the database where there is none, and brings its schema up to date. Two that start at once
 * take turns; the lock is for what SQLite does outside of a transaction, as going over to WAL.
 */
export async function prepareDatabase(
  path: string,
  { at, migrations }: { at: number; migrations: readonly Migration[] },
): Promise<{ readonly id: string; readonly created: number }> {
  await createDatabaseFile(path);
  return withLock(path, async () => {
    const database = openDatabaseFile(path, { busyMs });
    try {
      const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
      database.exec('BEGIN EXCLUSIVE');
      await migrate({ db, engine: 'sqlite', at }, { database: path, migrations });
      database.exec('COMMIT');
      return await db.selectFrom('site').selectAll().executeTakeFirstOrThrow();
    } finally {
      // What was not committed is as if it had never been.
      database.close();
    }
  });
}
