import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const replica: Migration = {
  number: 2,
  async run({ db, engine }) {
    const { integer } = columnTypes[engine];
    await db.schema
      .createTable('replica')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('url', 'text', (column) => column.notNull())
      .addColumn('started', integer, (column) => column.notNull())
      .addColumn('seen', integer, (column) => column.notNull())
      .execute();
  },
};
