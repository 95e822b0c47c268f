import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const accessRule: Migration = {
  number: 10,
  async run({ db, engine }) {
    const { integer } = columnTypes[engine];
    await db.schema
      .createTable('access_rule')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('access_rule_key', ['kind', 'name'])
      .execute();
  },
};
