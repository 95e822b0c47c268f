import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const alert: Migration = {
  number: 18,
  async run({ db, engine }) {
    const { integer } = columnTypes[engine];
    await db.schema
      .createTable('alert')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('replica', 'text')
      .addColumn('severity', 'text', (column) => column.notNull())
      .addColumn('level', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('message', 'text', (column) => column.notNull())
      .addColumn('hint', 'text', (column) => column.notNull())
      .addColumn('since', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('alert_key', ['kind', 'subject'])
      .execute();
  },
};
