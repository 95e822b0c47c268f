import { sql } from 'kysely';
import type { DumpedRow } from '../dump/dump.ts';
import { schemaModel } from '../dump/schema-model.ts';
import { migrate, schemaOf } from '../migrations/migrate.ts';
import type { Migration } from '../migrations/migration.ts';
import { requireEmpty, type Target } from './empty-database.ts';
import { continueAfter, insertRows } from './insert-rows.ts';

/** Where the rows of a dump go. Tables come after those that they refer to. */
export interface Loading {
  rows(table: string, rows: readonly DumpedRow[]): Promise<void>;
  sequence(table: string, last: number): Promise<void>;
}

export interface Filling {
  readonly at: number;
  /** That of the dump. */
  readonly schema: number;
  readonly migrations: readonly Migration[];
  /** Gives everything to the loading. What it throws undoes all. */
  readonly work: (loading: Loading) => Promise<void>;
}

/**
 * Makes the tables as they were when the dump was made, fills them, and brings them up to date. The
 * caller holds the lock and the transaction.
 */
export async function fillTables(
  target: Target,
  { at, schema, migrations, work }: Filling,
): Promise<void> {
  const { db, engine, database } = target;
  const inTheWay = await requireEmpty(target, migrations);
  // They may be newer than those of the dump, and steps only go forward.
  for (const name of inTheWay.toReversed()) await db.schema.dropTable(name).execute();
  await migrate({ db, engine, at }, { database, migrations: migrations.slice(0, schema) });
  const model = await schemaModel(migrations.slice(0, schema));
  for (const { name } of model.toReversed()) {
    await sql`delete from ${sql.table(name)}`.execute(db);
  }
  const tables = new Map(model.map((table) => [table.name, table]));
  const known = (name: string) => {
    const table = tables.get(name);
    if (table === undefined) throw new Error(`a dump has rows of "${name}", which is no table`);
    return table;
  };
  await work({
    rows: async (name, rows) => insertRows(target, known(name), rows),
    sequence: async (name, last) => continueAfter(target, known(name), last),
  });
  const found = await schemaOf(db);
  if (found !== schema) throw new Error(`a dump of schema ${schema} says that it is ${found}`);
  await migrate({ db, engine, at }, { database, migrations });
}
