import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const audit: Migration = {
  number: 8,
  async run({ db, engine }) {
    const { integer } = columnTypes[engine];
    await db.schema
      .createTable('audit_record')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('time', integer, (column) => column.notNull())
      .addColumn('replica', 'text', (column) => column.notNull())
      .addColumn('actor_kind', 'text', (column) => column.notNull())
      .addColumn('actor_id', 'text', (column) => column.notNull())
      .addColumn('actor_name', 'text', (column) => column.notNull())
      .addColumn('address', 'text')
      .addColumn('call', 'text', (column) => column.notNull())
      .addColumn('mutation', 'text')
      .addColumn('target', 'text')
      .addColumn('before', 'text')
      .addColumn('after', 'text')
      .addColumn('result', 'text', (column) => column.notNull())
      .addColumn('code', 'text')
      .addColumn('request', 'text')
      .addColumn('count', integer, (column) => column.notNull())
      .addColumn('link', integer)
      .execute();
    // By it a link finds its records, and a replica those that are in none yet.
    await db.schema
      .createIndex('audit_record_by_link')
      .on('audit_record')
      .columns(['replica', 'link'])
      .execute();
    await db.schema
      .createTable('audit_link')
      .addColumn('replica', 'text', (column) => column.notNull())
      .addColumn('number', integer, (column) => column.notNull())
      .addColumn('previous', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('count', integer, (column) => column.notNull())
      .addColumn('records', 'text', (column) => column.notNull())
      .addColumn('time', integer, (column) => column.notNull())
      .addColumn('pruned', integer)
      .addColumn('key_id', 'text', (column) => column.notNull())
      .addColumn('seal', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('audit_link_key', ['replica', 'number'])
      .execute();
  },
};
