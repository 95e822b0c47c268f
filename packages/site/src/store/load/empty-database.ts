import { sql, type Kysely } from 'kysely';
import { schemaModel } from '../dump/schema-model.ts';
import { schemaOf } from '../migrations/migrate.ts';
import type { Migration } from '../migrations/migration.ts';
import type { Engine } from '../mutation.ts';
import { storeErrors } from '../store-errors.ts';
import type { Tables } from '../tables/tables.ts';

export interface Target {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  /** Its name, for people. */
  readonly database: string;
}

/**
 * Refuses a database that holds anything but what the migrations themselves have put there, and
 * gives the tables that it has, those that others refer to first.
 */
export async function requireEmpty(
  { db, engine, database }: Target,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const names = await tablesIn(db, engine);
  const notEmpty = (table: string): Error =>
    storeErrors('not-empty', { database, table }, { target: database });
  const known = migrations.length;
  if (!names.has('schema_migration')) {
    const ours = await schemaModel(migrations);
    const other = ours.find(({ name }) => names.has(name));
    if (other !== undefined) throw notEmpty(other.name);
    return [];
  }
  const found = await schemaOf(db);
  if (found > known) throw storeErrors('newer', { database, found, known }, { target: database });
  const tables = await schemaModel(migrations.slice(0, found));
  for (const { name, ownRows } of tables) {
    const { rows } = await sql<{
      count: number;
    }>`select count(*) as count from ${sql.table(name)}`.execute(db);
    if (rows[0]?.count !== ownRows) throw notEmpty(name);
  }
  return tables.map(({ name }) => name);
}

async function tablesIn(db: Kysely<Tables>, engine: Engine): Promise<ReadonlySet<string>> {
  const { rows } = await (
    engine === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_schema where type = 'table'`
      : sql<{
          name: string;
        }>`select tablename as name from pg_tables where schemaname = current_schema()`
  ).execute(db);
  return new Set(rows.map(({ name }) => name));
}
