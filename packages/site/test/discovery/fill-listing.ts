import { fileURLToPath } from 'node:url';
import { openSqlite } from '@hawser/core/files/sqlite';
import pg from 'pg';
import type { GeneratedTable } from './generated-rows.ts';

const atOnce = 50_000;

/** Puts rows into a database that has its tables; nothing of it is durable before all is there. */
export async function fillListing(url: string, tables: readonly GeneratedTable[]): Promise<void> {
  if (url.startsWith('file:')) fillSqlite(fileURLToPath(url), tables);
  else await fillPostgresql(url, tables);
}

function fillSqlite(path: string, tables: readonly GeneratedTable[]): void {
  const database = new (openSqlite().DatabaseSync)(path);
  database.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; BEGIN');
  for (const { name, columns, rows } of tables) {
    const names = columns.map((column) => column.name).join(', ');
    const marks = columns.map(() => '?').join(', ');
    const insert = database.prepare(`insert into ${name} (${names}) values (${marks})`);
    for (const row of rows) insert.run(...row);
  }
  database.exec('COMMIT');
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

async function fillPostgresql(url: string, tables: readonly GeneratedTable[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  for (const { name, columns, rows } of tables) {
    const names = columns.map((column) => column.name).join(', ');
    const lists = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
    const insert = `insert into ${name} (${names}) overriding system value select * from unnest(${lists})`;
    let waiting: (string | number | null)[][] = columns.map(() => []);
    const flush = async (): Promise<void> => {
      await client.query(insert, waiting);
      waiting = columns.map(() => []);
    };
    for (const row of rows) {
      for (const [index, value] of row.entries()) waiting[index]?.push(value);
      if (waiting[0]?.length === atOnce) await flush();
    }
    await flush();
  }
  // As the server does by itself after a while.
  await client.query('analyze');
  await client.end();
}
