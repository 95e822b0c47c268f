import pg from 'pg';
import { dumpedAtOnce, sizeOf, type DumpedValue, type DumpPart } from '../dump/dump.ts';
import { schemaModel, type ModelTable } from '../dump/schema-model.ts';
import { migrations } from '../migrations/migrations.ts';
import { storeErrors } from '../store-errors.ts';
import { connectionOptions, nameOf } from './connection-options.ts';

/** So many rows in the first fetch of a table, and at most; then as many as fit. */
const firstFetch = 16;
const largestFetch = 256;

/**
 * Everything, as of one moment, over a connection of its own, while others write. `proceed` is asked
 * between two fetches, and throws to end it.
 */
export async function* dumpPostgresql(
  url: URL,
  proceed: () => void,
): AsyncGenerator<DumpPart, void> {
  const tables = await schemaModel(migrations);
  const options = connectionOptions(url, {
    default_transaction_read_only: 'on',
    // Whoever takes the dump may be slow; but a moment that is held for ever lets nothing be cleaned up.
    idle_in_transaction_session_timeout: '10min',
  });
  const client = new pg.Client(options);
  // The next query tells.
  client.on('error', () => undefined);
  try {
    await client.connect();
    // Deferrable: it waits for a moment that no serializable transaction could still contradict,
    // and then neither disturbs any nor is disturbed.
    await client.query('begin isolation level serializable, read only, deferrable');
    const schema = await schemaIn(client);
    if (schema > migrations.length) {
      const [database, known] = [nameOf(url), migrations.length];
      throw storeErrors('newer', { database, found: schema, known }, { target: database });
    }
    yield { kind: 'schema', engine: 'postgresql', schema, tables };
    for (const table of tables) {
      for await (const part of rowsOf(client, table)) {
        yield part;
        proceed();
      }
    }
    for (const { name, numbered } of tables) {
      if (numbered === undefined) continue;
      yield { kind: 'sequence', table: name, last: await lastNumber(client, name, numbered) };
    }
  } finally {
    client.end().catch(() => undefined);
  }
}

async function schemaIn(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ found: number }>(
    'select max(number) as found from schema_migration',
  );
  return rows[0]?.found ?? 0;
}

async function* rowsOf(
  client: pg.Client,
  { name, columns }: ModelTable,
): AsyncGenerator<DumpPart, void> {
  const names = columns.map((column) => client.escapeIdentifier(column.name)).join(', ');
  await client.query(
    `declare dumped no scroll cursor for select ${names} from ${client.escapeIdentifier(name)}`,
  );
  let most = firstFetch;
  for (;;) {
    const fetch = { text: `fetch ${most} from dumped`, rowMode: 'array' } as const;
    const { rows } = await client.query<DumpedValue[]>(fetch);
    if (rows.length === 0) break;
    yield { kind: 'rows', table: name, rows };
    const size = rows.reduce((sum, row) => sum + sizeOf(row), 1);
    most = Math.max(1, Math.min(largestFetch, Math.floor((rows.length * dumpedAtOnce) / size)));
  }
  await client.query('close dumped');
}

// Sequences are of no moment: this is at least the number of the last row that was seen.
async function lastNumber(client: pg.Client, table: string, column: string): Promise<number> {
  const named = await client.query<{ name: string }>(
    'select pg_get_serial_sequence($1, $2) as name',
    [client.escapeIdentifier(table), column],
  );
  const { rows } = await client.query<{ last: number }>(
    `select case when is_called then last_value else 0 end as last from ${named.rows[0]?.name}`,
  );
  return rows[0]?.last ?? 0;
}
