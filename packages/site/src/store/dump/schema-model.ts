import { setImmediate } from 'node:timers/promises';
import { openSqlite } from '@hawser/core/files/sqlite';
import { Kysely } from 'kysely';
import { migrate } from '../migrations/migrate.ts';
import type { Migration } from '../migrations/migration.ts';
import type { Database } from '../sqlite/database-file.ts';
import { sqliteDialect } from '../sqlite/sqlite-dialect.ts';
import type { Tables } from '../tables/tables.ts';
import type { ColumnType, DumpedTable } from './dump.ts';

/** A table as the migrations make it. */
export interface ModelTable extends DumpedTable {
  /** The column that numbers the rows by itself, if there is one. */
  readonly numbered: string | undefined;
  /** How many rows the migrations themselves have put there. */
  readonly ownRows: number;
}

/**
 * The tables that these migrations make, those that others refer to first. It is found by making
 * them, in memory: so no table can be forgotten, and in a database that is shared with others only
 * ours are touched.
 */
export async function schemaModel(
  migrations: readonly Migration[],
): Promise<readonly ModelTable[]> {
  const database = new (openSqlite().DatabaseSync)(':memory:');
  try {
    const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
    for (const { number } of [{ number: 0 }, ...migrations]) {
      const some = migrations.slice(0, number);
      await migrate({ db, engine: 'sqlite', at: 0 }, { database: 'memory', migrations: some });
      // A site that is running has other things to do between two of them.
      await setImmediate();
    }
    const names = textsOf(
      database,
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name`,
    );
    return inOrder(database, names).map((name) => tableOf(database, name));
  } finally {
    database.close();
  }
}

function tableOf(database: Database, name: string): ModelTable {
  const info = database.prepare('select name, type, pk from pragma_table_info(?)').all(name);
  const columns = info.map((column) => ({
    name: String(column['name']),
    type: typeOf(String(column['type']), name),
  }));
  const [definition = ''] = textsOf(
    database,
    `select sql from sqlite_schema where type = 'table' and name = ?`,
    name,
  );
  const key = info.find(({ pk }) => pk === 1);
  const counted = database.prepare(`select count(*) as count from "${name}"`).get();
  return {
    name,
    columns,
    numbered: /\bautoincrement\b/i.test(definition) ? String(key?.['name']) : undefined,
    ownRows: Number(counted?.['count']),
  };
}

const types = new Map<string, ColumnType>([
  ['integer', 'integer'],
  ['bigint', 'integer'],
  ['text', 'text'],
  ['blob', 'bytes'],
]);

function typeOf(declared: string, table: string): ColumnType {
  const type = types.get(declared.toLowerCase());
  if (type === undefined) {
    throw new Error(`a column of ${table} is of type ${declared}, which no backup can hold`);
  }
  return type;
}

/** Each after those that it refers to. */
function inOrder(database: Database, names: readonly string[]): readonly string[] {
  const waiting = new Map(
    names.map((name) => [
      name,
      textsOf(database, 'select "table" from pragma_foreign_key_list(?)', name),
    ]),
  );
  const ordered: string[] = [];
  while (waiting.size > 0) {
    const next = [...waiting].find(([, others]) => others.every((other) => !waiting.has(other)));
    if (next === undefined) {
      throw new Error(
        `the tables ${[...waiting.keys()].join(', ')} refer to each other in a circle`,
      );
    }
    ordered.push(next[0]);
    waiting.delete(next[0]);
  }
  return ordered;
}

function textsOf(database: Database, query: string, ...values: string[]): string[] {
  return database
    .prepare(query)
    .all(...values)
    .map((row) => String(Object.values(row)[0]));
}
