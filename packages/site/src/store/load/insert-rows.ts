import { sql } from 'kysely';
import type { DumpedRow } from '../dump/dump.ts';
import type { ModelTable } from '../dump/schema-model.ts';
import type { Target } from './empty-database.ts';
import { WrongDump } from './wrong-dump.ts';

/** Fewer queries cost less, and both databases take only so many values in one. */
const mostRows = 100;
const mostValues = 10_000;

export async function insertRows(
  { db, engine }: Target,
  { name, columns }: ModelTable,
  rows: readonly DumpedRow[],
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column.name)));
  // Otherwise PostgreSQL would number the rows anew.
  const asNumbered = engine === 'postgresql' ? sql`overriding system value` : sql``;
  const atOnce = Math.max(1, Math.min(mostRows, Math.floor(mostValues / columns.length)));
  for (let from = 0; from < rows.length; from += atOnce) {
    const values = rows.slice(from, from + atOnce).map((row) => sql`(${sql.join(row)})`);
    await sql`insert into ${sql.table(name)} (${names}) ${asNumbered} values ${sql.join(values)}`.execute(
      db,
    );
  }
}

/** Numbers that were given once are not given again, also where the rows are gone. */
export async function continueAfter(
  { db, engine }: Target,
  { name, numbered }: ModelTable,
  last: number,
): Promise<void> {
  if (numbered === undefined) throw new WrongDump('the dump numbers a table without numbers');
  if (last < 1) return;
  if (engine === 'postgresql') {
    const quoted = `"${name.replaceAll('"', '""')}"`;
    await sql`select setval(pg_get_serial_sequence(${quoted}, ${numbered}), ${last}::bigint)`.execute(
      db,
    );
    return;
  }
  await sql`delete from sqlite_sequence where name = ${name}`.execute(db);
  await sql`insert into sqlite_sequence (name, seq) values (${name}, ${last})`.execute(db);
}
