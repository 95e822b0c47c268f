import type { Kysely } from 'kysely';
import { storeErrors } from '../store-errors.ts';
import type { Tables } from '../tables/tables.ts';
import type { Migration, MigrationTx } from './migration.ts';

/**
 * Brings the schema up to date. The caller holds the lock and the transaction: either all steps are
 * made or the old schema stays.
 */
export async function migrate(
  { db, engine, at }: MigrationTx,
  { database, migrations }: { database: string; migrations: readonly Migration[] },
): Promise<void> {
  await db.schema
    .createTable('schema_migration')
    .ifNotExists()
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('applied', 'bigint', (column) => column.notNull())
    .execute();
  const found = await schemaOf(db);
  const known = migrations.length;
  if (found > known) {
    throw storeErrors('newer', { database, found, known }, { target: database });
  }
  for (const migration of migrations.slice(found)) {
    await migration.run({ db, engine, at });
    await db
      .insertInto('schema_migration')
      .values({ number: migration.number, applied: at })
      .execute();
  }
}

/** The number of the schema that a database has. */
export async function schemaOf(db: Kysely<Tables>): Promise<number> {
  const { found } = await db
    .selectFrom('schema_migration')
    .select(({ fn }) => fn.max<number | null>('number').as('found'))
    .executeTakeFirstOrThrow();
  return found ?? 0;
}
