import { fileURLToPath } from 'node:url';
import { openSqlite } from '@hawser/core/files/sqlite';
import pg from 'pg';
import type { GeneratedRow, GeneratedTable } from './generated-rows.ts';

const atOnce = 10_000;

/** What printers are listed by is quicker to be taken from their rows than to be sent. */
const byCell = 'select cell, descriptor, number, latitude, longitude from listed_printer';
const listedBy = {
  sqlite: {
    listed_by_term:
      'select value, descriptor, number from listed_printer, json_each(listed_printer.terms)',
    listed_by_cell: byCell,
  },
  postgresql: {
    listed_by_term: `select value::integer, descriptor, number
      from listed_printer, json_array_elements_text(listed_printer.terms::json)`,
    listed_by_cell: byCell,
  },
};

/** Is told which table is being filled. */
type Progress = (table: string) => void;

/** Puts rows into a database that has its tables; nothing of it is durable before all is there. */
export async function fillListing(
  url: string,
  tables: readonly GeneratedTable[],
  progress: Progress = () => undefined,
): Promise<void> {
  if (url.startsWith('file:')) fillSqlite(fileURLToPath(url), tables, progress);
  else await fillPostgresql(url, tables, progress);
}

function fillSqlite(path: string, tables: readonly GeneratedTable[], progress: Progress): void {
  const database = new (openSqlite().DatabaseSync)(path);
  database.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; BEGIN');
  for (const { name, columns, rows } of tables) {
    progress(name);
    const marks = columns.map(() => '?').join(', ');
    const insert = database.prepare(
      `insert into ${name} (${columns.join(', ')}) values (${marks})`,
    );
    for (const row of rows) insert.run(...row);
  }
  for (const [name, select] of Object.entries(listedBy.sqlite)) {
    progress(name);
    database.exec(`insert into ${name} ${select} order by 1, 2, 3`);
  }
  database.exec('COMMIT');
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

async function fillPostgresql(
  url: string,
  tables: readonly GeneratedTable[],
  progress: Progress,
): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`set work_mem = '512MB'; set maintenance_work_mem = '512MB'`);
  for (const { name, columns, rows } of tables) {
    progress(name);
    const values = columns.map((column) => `r.${column}`);
    const insert = `insert into ${name} (${columns.join(', ')}) overriding system value
      select ${values.join(', ')} from json_populate_recordset(null::${name}, $1) as r`;
    for (const part of inParts(rows)) {
      const named = part.map((row) =>
        Object.fromEntries(columns.map((column, index) => [column, row[index]])),
      );
      await client.query(insert, [JSON.stringify(named)]);
    }
  }
  for (const [name, select] of Object.entries(listedBy.postgresql)) {
    progress(name);
    const key = `${name}_key`;
    const { rows } = await client.query<{ readonly definition: string }>(
      'select pg_get_constraintdef(oid) as definition from pg_constraint where conname = $1',
      [key],
    );
    // An index is made in half the time when all is there.
    await client.query(`
      alter table ${name} drop constraint ${key};
      insert into ${name} ${select} order by 1, 2, 3;
      alter table ${name} add constraint ${key} ${rows[0]?.definition};`);
  }
  progress('vacuum');
  // As the server does by itself after a while.
  await client.query('vacuum analyze');
  await client.end();
}

function* inParts(rows: Iterable<GeneratedRow>): Generator<readonly GeneratedRow[]> {
  let part: GeneratedRow[] = [];
  for (const row of rows) {
    part.push(row);
    if (part.length < atOnce) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
