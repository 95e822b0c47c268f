import { sql } from 'kysely';
import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

/** What printers are found by, which are all listed by what is known of them. */
export const listedPrinter: Migration = {
  number: 23,
  async run({ db, engine }) {
    const { integer } = columnTypes[engine];
    // Keys are looked for by how they begin: they have to be in the order of their bytes.
    const inBytes = engine === 'postgresql' ? sql<string>`text collate "C"` : ('text' as const);
    const clustered = engine === 'sqlite' ? sql` without rowid` : sql``;
    await db.schema
      .createTable('listed_printer')
      .addColumn('number', 'integer', (column) => column.primaryKey())
      .addColumn('printer', 'text', (column) => column.notNull().unique())
      .addColumn('descriptor', 'integer', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('name_key', inBytes, (column) => column.notNull())
      .addColumn('manufacturer', 'text')
      .addColumn('model', 'text')
      .addColumn('device_model', 'text')
      .addColumn('location', 'text')
      .addColumn('capabilities', 'text', (column) => column.notNull())
      .addColumn('terms', 'text', (column) => column.notNull())
      .addColumn('latitude', integer)
      .addColumn('longitude', integer)
      .addColumn('cell', integer)
      .execute();
    await db.schema
      .createTable('search_term')
      .addColumn('id', integer, (column) =>
        engine === 'sqlite'
          ? column.primaryKey().autoIncrement()
          : column.primaryKey().generatedAlwaysAsIdentity(),
      )
      .addColumn('key', inBytes, (column) => column.notNull().unique())
      .addColumn('category', 'text')
      .addColumn('value', 'text')
      .execute();
    await db.schema
      .createTable('listed_by_term')
      .addColumn('term', 'integer', (column) => column.notNull())
      .addColumn('descriptor', 'integer', (column) => column.notNull())
      .addColumn('printer', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('listed_by_term_key', ['term', 'descriptor', 'printer'])
      .modifyEnd(clustered)
      .execute();
    await db.schema
      .createTable('place_count')
      .addColumn('place', 'integer', (column) => column.notNull())
      .addColumn('descriptor', 'integer', (column) => column.notNull())
      .addColumn('printers', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('place_count_key', ['place', 'descriptor'])
      .modifyEnd(clustered)
      .execute();
    await db.schema
      .createTable('listed_by_cell')
      .addColumn('cell', integer, (column) => column.notNull())
      .addColumn('descriptor', 'integer', (column) => column.notNull())
      .addColumn('printer', 'integer', (column) => column.notNull())
      .addColumn('latitude', 'integer', (column) => column.notNull())
      .addColumn('longitude', 'integer', (column) => column.notNull())
      // All of it, so that only the index is read.
      .addPrimaryKeyConstraint('listed_by_cell_key', [
        'cell',
        'descriptor',
        'printer',
        'latitude',
        'longitude',
      ])
      .modifyEnd(clustered)
      .execute();
    await db.schema
      .createIndex('listed_by_cell_by_descriptor')
      .on('listed_by_cell')
      .columns(['descriptor', 'cell', 'printer', 'latitude', 'longitude'])
      .execute();
  },
};
