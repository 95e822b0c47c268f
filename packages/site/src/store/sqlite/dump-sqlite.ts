import { setImmediate } from 'node:timers/promises';
import { dumpedAtOnce, sizeOf, type DumpedRow, type DumpPart } from '../dump/dump.ts';
import { schemaModel } from '../dump/schema-model.ts';
import { migrations } from '../migrations/migrations.ts';
import { connect, type Place } from './connection.ts';

const busyMs = 200;

/** At most so long at a time, for it runs where the site does the rest of its work. */
const biteMs = 1;

/**
 * Everything, as of one moment, over a connection of its own, while others write. `proceed` is asked
 * between two bites, and throws to end it.
 */
export async function* dumpSqlite(
  place: Place,
  proceed: () => void,
): AsyncGenerator<DumpPart, void> {
  const tables = await schemaModel(migrations);
  const { database, requireSame } = await connect(place, { writes: false, busyMs });
  try {
    database.exec('BEGIN');
    // The moment is that of the first look.
    database.exec('SELECT count(*) FROM schema_migration');
    yield { kind: 'schema', engine: 'sqlite', schema: migrations.length, tables };
    for (const { name, columns } of tables) {
      const names = columns.map((column) => `"${column.name}"`).join(', ');
      const select = database.prepare(`SELECT ${names} FROM "${name}"`);
      select.setReturnArrays(true);
      // In arrays now, which its type does not know.
      const left = select.iterate() as Iterator<unknown> as Iterator<DumpedRow>;
      for (;;) {
        const rows = bite(left);
        if (rows.length === 0) break;
        yield { kind: 'rows', table: name, rows };
        await setImmediate();
        proceed();
      }
    }
    const lastNumber = database.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?');
    for (const { name, numbered } of tables) {
      if (numbered === undefined) continue;
      const last = Number(lastNumber.get(name)?.['seq'] ?? 0);
      yield { kind: 'sequence', table: name, last };
    }
    requireSame();
  } finally {
    database.close();
  }
}

function bite(left: Iterator<DumpedRow>): readonly DumpedRow[] {
  const until = performance.now() + biteMs;
  const rows: DumpedRow[] = [];
  let size = 0;
  do {
    const next = left.next();
    if (next.done === true) break;
    rows.push(next.value);
    size += sizeOf(next.value);
  } while (size < dumpedAtOnce && performance.now() < until);
  return rows;
}
