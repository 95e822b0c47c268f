import { sql } from 'kysely';
import type { DumpedRow } from '../dump/dump.ts';
import { schemaModel } from '../dump/schema-model.ts';
import { migrate, schemaOf } from '../migrations/migrate.ts';
import type { Migration } from '../migrations/migration.ts';
import { requireEmpty, type Target } from './empty-database.ts';
import { continueAfter, insertRows } from './insert-rows.ts';
import { WrongDump } from './wrong-dump.ts';

/** Where the rows of a dump go. Tables come after those that they refer to. */
export interface Loading {
  rows(table: string, rows: readonly DumpedRow[]): Promise<void>;
  sequence(table: string, last: number): Promise<void>;
}

export interface Filling {
  readonly at: number;
  /** That of the dump. */
  readonly schema: number;
  /** The id of the site that it is of. */
  readonly site: string;
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
  { at, schema, site, migrations, work }: Filling,
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
    if (table === undefined) throw new WrongDump('the dump has rows of an unknown table');
    return table;
  };
  await work({
    rows: async (name, rows) => insertRows(target, known(name), rows),
    sequence: async (name, last) => continueAfter(target, known(name), last),
  });
  if ((await schemaOf(db)) !== schema) throw new WrongDump('the dump is of another schema');
  await migrate({ db, engine, at }, { database, migrations });
  const sites = await db.selectFrom('site').select('id').execute();
  if (sites.length !== 1 || sites[0]?.id !== site) {
    throw new WrongDump('the dump is of another site');
  }
}
