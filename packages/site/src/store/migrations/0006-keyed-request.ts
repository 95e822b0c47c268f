import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const keyedRequest: Migration = {
  number: 6,
  async run({ db, engine }) {
    const { integer, bytes } = columnTypes[engine];
    await db.schema
      .createTable('keyed_request')
      .addColumn('caller', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('token', integer, (column) => column.notNull())
      .addColumn('lease', integer, (column) => column.notNull())
      .addColumn('changed', integer, (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .addColumn('status', integer)
      .addColumn('key_id', 'text')
      .addColumn('answer', bytes)
      .addPrimaryKeyConstraint('keyed_request_key', ['caller', 'key'])
      .execute();
    await db.schema
      .createIndex('keyed_request_by_created')
      .on('keyed_request')
      .column('created')
      .execute();
  },
};
