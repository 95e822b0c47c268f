import { sql } from 'kysely';
import { requireEmpty } from '../load/empty-database.ts';
import { fillTables, type Filling } from '../load/fill-tables.ts';
import type { Migration } from '../migrations/migration.ts';
import { nameOf } from './connection-options.ts';
import { openPool } from './pools.ts';
import { migrationLock } from './prepare-database.ts';

/** Throws unless a dump can be loaded into it. */
export async function requireEmptyPostgresql(
  url: URL,
  migrations: readonly Migration[],
): Promise<void> {
  const db = openPool(url, { default_transaction_read_only: 'on' });
  try {
    await requireEmpty({ db, engine: 'postgresql', database: nameOf(url) }, migrations);
  } finally {
    await db.destroy();
  }
}

/** Fills the database, in one transaction. */
export async function loadPostgresql(url: URL, filling: Filling): Promise<void> {
  const db = openPool(url, {
    synchronous_commit: 'on',
    // Between the last row and the commit all blobs of the site are copied.
    idle_in_transaction_session_timeout: '0',
  });
  try {
    await db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(transaction);
      await fillTables({ db: transaction, engine: 'postgresql', database: nameOf(url) }, filling);
    });
  } finally {
    await db.destroy();
  }
}
