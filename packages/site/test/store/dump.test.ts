import { systemClock } from '@hawser/core/clock';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { DumpPart } from '../../src/store/dump/dump.ts';
import { schemaModel, type ModelTable } from '../../src/store/dump/schema-model.ts';
import type { Migration } from '../../src/store/migrations/migration.ts';
import { migrations } from '../../src/store/migrations/migrations.ts';
import { putSmallBlob } from '../../src/store/mutations/put-small-blob.ts';
import type { Store } from '../../src/store/store.ts';
import { describeEngines, describeOwnPostgresql } from './engines.ts';
import { addWithEvent } from './test-mutations.ts';

const all = migrations.length;

async function tablesIn(store: Store): Promise<readonly object[]> {
  const tables = await store.read(async (db) => db.introspection.getTables());
  return tables
    .map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function columnOf(parts: readonly DumpPart[], table: string, column: number): readonly unknown[] {
  return parts.flatMap((part) =>
    part.kind === 'rows' && part.table === table ? part.rows.map((row) => row[column]) : [],
  );
}

describeEngines('a dump', (engine) => {
  test('has every table of the database, with all its columns', async () => {
    const store = await engine.open(await engine.newDatabase());
    const [first] = await Array.fromAsync(store.dump());
    if (first?.kind !== 'schema') throw new Error('a dump begins with the schema');
    const dumped = first.tables
      .map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) }))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
    expect(dumped).toEqual(await tablesIn(store));
    expect(dumped.length).toBeGreaterThanOrEqual(4);
    expect(first).toMatchObject({ engine: engine.name, schema: all });
  });

  test('is of one moment, while others write', async () => {
    const store = await engine.open(await engine.newDatabase());
    const bytes = new Uint8Array(32_768);
    await Promise.all(
      Array.from({ length: 40 }, async (_, n) =>
        store.mutate(putSmallBlob, { name: `large ${n}`, bytes, sha256: '' }),
      ),
    );
    const count = { written: 0 };
    const stop = new AbortController();
    const write = async (caller: number): Promise<void> => {
      for (let n = 0; !stop.signal.aborted; n += 1) {
        await store.mutate(addWithEvent, `pair ${caller}/${n}`);
        count.written += 1;
      }
    };
    const writing = Promise.all(Array.from({ length: 8 }, async (_, caller) => write(caller)));
    const writtenBy = async (least: number): Promise<number> => {
      while (count.written < least) await systemClock.sleep(1);
      return count.written;
    };
    const before = await writtenBy(20);
    const parts: DumpPart[] = [];
    for await (const part of store.dump()) {
      // Others write between any two parts of it.
      await writtenBy(count.written + 1);
      parts.push(part);
    }
    stop.abort();
    await writing;

    const events = columnOf(parts, 'event', 2);
    const blobs = columnOf(parts, 'small_blob', 0).filter((name) => !String(name).startsWith('l'));
    expect(new Set(events)).toEqual(new Set(blobs));
    expect(events.length).toBeGreaterThanOrEqual(before);
    expect(events.length).toBeLessThan(count.written - 20);
  });

  test('ends when it is told to, and when the site does', async () => {
    const store = await engine.open(await engine.newDatabase());
    const stop = new AbortController();
    const stopped = store.dump(stop.signal)[Symbol.asyncIterator]();
    await stopped.next();
    await stopped.next();
    stop.abort(new Error('enough'));
    await expect(stopped.next()).rejects.toThrow('enough');
    const abandoned = store.dump()[Symbol.asyncIterator]();
    await abandoned.next();
    await abandoned.return?.();
    await store.close();
    await expect(Array.fromAsync(store.dump())).rejects.toMatchObject({ code: 'store-closed' });
  });
});

describeOwnPostgresql('a dump of a server', (engine, server) => {
  test('that is stopped meanwhile ends, and tells why', async () => {
    const store = await engine.open(await engine.newDatabase());
    const dumping = store.dump()[Symbol.asyncIterator]();
    await dumping.next();
    await server().halt();
    await expect(Array.fromAsync({ [Symbol.asyncIterator]: () => dumping })).rejects.toMatchObject({
      code: 'store-unavailable',
      status: 503,
    });
    await server().resume();
    expect((await Array.fromAsync(store.dump())).length).toBeGreaterThan(2);
  });
});

describe('the order of tables', () => {
  const schemaWith = async (run: Migration['run']): Promise<readonly ModelTable[]> =>
    schemaModel([...migrations, { number: all + 1, run }]);

  test('puts those that are referred to first', async () => {
    const tables = await schemaWith(async ({ db }) => {
      await db.schema
        .createTable('a_part')
        .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('whole', 'text', (column) => column.references('z_whole.name'))
        .execute();
      await db.schema
        .createTable('z_whole')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .execute();
      await sql`insert into z_whole values ('made by the migration')`.execute(db);
    });
    const found = new Map(tables.map((table) => [table.name, table]));
    expect(found.get('event')).toMatchObject({ numbered: 'sequence', ownRows: 0 });
    expect(found.get('schema_migration')).toMatchObject({ numbered: undefined, ownRows: all + 1 });
    expect(found.get('a_part')).toMatchObject({
      numbered: 'number',
      columns: [
        { name: 'number', type: 'integer' },
        { name: 'whole', type: 'text' },
      ],
    });
    expect(found.get('z_whole')).toMatchObject({ ownRows: 1 });
    const names = [...found.keys()];
    expect(names.indexOf('z_whole')).toBeLessThan(names.indexOf('a_part'));
  });

  test('does not come about in a circle', async () => {
    const circle = schemaWith(async ({ db }) => {
      await db.schema
        .createTable('tree')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('above', 'text', (column) => column.references('tree.name'))
        .execute();
    });
    await expect(circle).rejects.toThrow('tree refer to each other in a circle');
  });

  test('is for columns that a backup can hold', async () => {
    const real = schemaWith(async ({ db }) => {
      await db.schema.createTable('measure').addColumn('length', 'real').execute();
    });
    await expect(real).rejects.toThrow('measure is of type REAL');
  });
});
