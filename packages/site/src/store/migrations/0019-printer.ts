import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const printer: Migration = {
  number: 19,
  async run({ db, engine }) {
    const { integer, bytes } = columnTypes[engine];
    await db.schema
      .createTable('printer')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('number', integer, (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('name_key', 'text', (column) => column.notNull().unique())
      .addColumn('accepting', integer, (column) => column.notNull())
      .addColumn('paused', integer, (column) => column.notNull())
      .addColumn('holds_new', integer, (column) => column.notNull())
      .addColumn('last_job', integer, (column) => column.notNull())
      .addColumn('open_jobs', integer, (column) => column.notNull())
      .addColumn('jobs_at_device', integer, (column) => column.notNull())
      .addColumn('attributes', bytes)
      .addColumn('settings', bytes)
      .addColumn('identify', 'text')
      .addColumn('limits', 'text')
      .addColumn('revision', integer, (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .addColumn('changed', integer, (column) => column.notNull())
      .addColumn('state_changed', integer, (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('output_device')
      .addColumn('uuid', 'text', (column) => column.notNull())
      .addColumn('printer', 'text', (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('attributes', bytes)
      .addColumn('created', integer, (column) => column.notNull())
      .addColumn('seen', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('output_device_key', ['printer', 'uuid'])
      .execute();
    await db.schema
      .createIndex('output_device_by_uuid')
      .on('output_device')
      .column('uuid')
      .execute();
  },
};
