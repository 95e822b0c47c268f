import type { Migration } from './migration.ts';

/** So that two clients cannot have the same name, either. */
export const directoryClientName: Migration = {
  number: 7,
  async run({ db }) {
    await db.schema
      .alterTable('directory_client')
      .addColumn('name_key', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await db.schema
      .createIndex('directory_client_by_name')
      .on('directory_client')
      .column('name_key')
      .unique()
      .execute();
  },
};
