import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const directory: Migration = {
  number: 5,
  async run({ db, engine }) {
    const { integer } = columnTypes[engine];
    await db.schema
      .createTable('directory_user')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('sid', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('name_key', 'text', (column) => column.notNull().unique())
      .addColumn('display_name', 'text', (column) => column.notNull())
      .addColumn('email', 'text')
      .addColumn('enabled', integer, (column) => column.notNull())
      .addColumn('source', 'text')
      .addColumn('source_key', 'text')
      .addColumn('version', integer, (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .addColumn('changed', integer, (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('directory_group')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('sid', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('name_key', 'text', (column) => column.notNull().unique())
      .addColumn('description', 'text', (column) => column.notNull())
      .addColumn('source', 'text')
      .addColumn('source_key', 'text')
      .addColumn('version', integer, (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .addColumn('changed', integer, (column) => column.notNull())
      .execute();
    for (const table of ['directory_user', 'directory_group'] as const) {
      // What another directory gives is the same person or group however it is called there now.
      await db.schema
        .createIndex(`${table}_by_source`)
        .on(table)
        .columns(['source', 'source_key'])
        .unique()
        .execute();
    }
    await db.schema
      .createTable('directory_member')
      .addColumn('group_id', 'text', (column) => column.notNull())
      .addColumn('member_id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('directory_member_key', ['group_id', 'member_id'])
      .execute();
    await db.schema
      .createIndex('directory_member_by_member')
      .on('directory_member')
      .column('member_id')
      .execute();
    await db.schema
      .createTable('directory_client')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('secret', 'text')
      .addColumn('public_key', 'text')
      .addColumn('enabled', integer, (column) => column.notNull())
      .addColumn('version', integer, (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .addColumn('changed', integer, (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('directory_grant')
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('directory_grant_key', ['holder', 'role'])
      .execute();
    await db.schema
      .createTable('directory_password')
      .addColumn('user_id', 'text', (column) => column.primaryKey())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('must_change', integer, (column) => column.notNull())
      .addColumn('changed', integer, (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('directory_rid')
      .addColumn('id', integer, (column) => column.primaryKey())
      .addColumn('next', integer, (column) => column.notNull())
      .execute();
  },
};
