import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const certificate: Migration = {
  number: 17,
  async run({ db, engine }) {
    const { integer, bytes } = columnTypes[engine];
    await db.schema
      .createTable('certificate')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('certificate', 'text', (column) => column.notNull())
      .addColumn('chain', 'text', (column) => column.notNull())
      .addColumn('friendly_name', 'text')
      .addColumn('purpose', 'text')
      .addColumn('key_provider', 'text')
      .addColumn('key', bytes)
      .addColumn('added', integer, (column) => column.notNull())
      .addColumn('ends', integer, (column) => column.notNull())
      .addColumn('key_read', integer)
      .execute();
  },
};
