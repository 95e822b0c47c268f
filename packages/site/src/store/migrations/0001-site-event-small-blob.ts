import { randomUUID } from 'node:crypto';
import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const siteEventSmallBlob: Migration = {
  number: 1,
  async run({ db, engine, at }) {
    const { integer, bytes } = columnTypes[engine];
    await db.schema
      .createTable('site')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('created', integer, (column) => column.notNull())
      .execute();
    await db.insertInto('site').values({ id: randomUUID(), created: at }).execute();

    await db.schema
      .createTable('event')
      .addColumn('sequence', integer, (column) =>
        engine === 'sqlite'
          ? column.primaryKey().autoIncrement()
          : column.primaryKey().generatedAlwaysAsIdentity(),
      )
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('time', integer, (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('small_blob')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('bytes', bytes, (column) => column.notNull())
      .addColumn('size', integer, (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('stored', integer, (column) => column.notNull())
      .execute();
  },
};
