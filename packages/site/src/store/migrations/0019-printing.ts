import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const printing: Migration = {
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
      .addColumn('attributes', bytes)
      .addColumn('revision', integer, (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .addColumn('changed', integer, (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('output_device')
      .addColumn('uuid', 'text', (column) => column.notNull())
      .addColumn('printer', 'text', (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .addColumn('seen', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('output_device_key', ['printer', 'uuid'])
      .execute();
    await db.schema
      .createTable('print_job')
      .addColumn('printer', 'text', (column) => column.notNull())
      .addColumn('number', integer, (column) => column.notNull())
      .addColumn('uuid', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('owner_name', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('holds', 'text', (column) => column.notNull())
      .addColumn('ending', 'text')
      .addColumn('paper', 'text', (column) => column.notNull())
      .addColumn('lease_state', 'text', (column) => column.notNull())
      .addColumn('lease_token', integer, (column) => column.notNull())
      .addColumn('lease_device', 'text')
      .addColumn('lease_until', integer)
      .addColumn('impressions', integer, (column) => column.notNull())
      .addColumn('attributes', bytes, (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .addColumn('processing', integer)
      .addColumn('completed', integer)
      .addPrimaryKeyConstraint('print_job_key', ['printer', 'number'])
      .execute();
    await db.schema
      .createIndex('print_job_by_state')
      .on('print_job')
      .columns(['printer', 'state', 'number'])
      .execute();
    await db.schema
      .createTable('print_document')
      .addColumn('printer', 'text', (column) => column.notNull())
      .addColumn('job', integer, (column) => column.notNull())
      .addColumn('number', integer, (column) => column.notNull())
      .addColumn('name', 'text')
      .addColumn('format', 'text', (column) => column.notNull())
      .addColumn('compression', 'text', (column) => column.notNull())
      .addColumn('size', integer, (column) => column.notNull())
      .addColumn('bytes', bytes)
      .addColumn('blob', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('handed', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('print_document_key', ['printer', 'job', 'number'])
      .execute();
    await db.schema
      .createIndex('print_document_by_blob')
      .on('print_document')
      .column('blob')
      .execute();
  },
};
