import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const directorySource: Migration = {
  number: 13,
  async run({ db, engine }) {
    const { integer, bytes } = columnTypes[engine];
    await db.schema
      .createTable('directory_source')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('url', 'text', (column) => column.notNull())
      .addColumn('trust_anchor', 'text')
      .addColumn('bind_name', 'text', (column) => column.notNull())
      .addColumn('password', bytes, (column) => column.notNull())
      .addColumn('user_base', 'text', (column) => column.notNull())
      .addColumn('group_base', 'text', (column) => column.notNull())
      .addColumn('user_filter', 'text')
      .addColumn('group_filter', 'text')
      .addColumn('every_minutes', integer)
      .addColumn('version', integer, (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .addColumn('changed', integer, (column) => column.notNull())
      .addColumn('mark', 'text')
      .addColumn('synced', integer)
      .addColumn('synced_all', integer)
      .addColumn('trouble', 'text')
      .execute();
    await db.schema
      .createTable('directory_source_entry')
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('object_id', 'text', (column) => column.notNull())
      .addColumn('dn', 'text', (column) => column.notNull())
      .addColumn('dn_key', 'text', (column) => column.notNull())
      .addColumn('name_key', 'text', (column) => column.notNull())
      .addColumn('primary_group', 'text')
      .addColumn('enabled', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('directory_source_entry_key', ['source', 'key'])
      .execute();
    for (const column of ['dn_key', 'name_key', 'primary_group'] as const) {
      await db.schema
        .createIndex(`directory_source_entry_by_${column}`)
        .on('directory_source_entry')
        .columns(['source', column])
        .execute();
    }
  },
};
