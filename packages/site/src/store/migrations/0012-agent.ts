import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const agent: Migration = {
  number: 12,
  async run({ db, engine }) {
    const { integer } = columnTypes[engine];
    await db.schema
      .createTable('agent')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('registration_token', 'text', (column) => column.notNull())
      .addColumn('version', 'text')
      .addColumn('created', integer, (column) => column.notNull())
      .addColumn('last_seen', integer)
      .addColumn('revoked', integer)
      .execute();
    await db.schema
      .createTable('agent_certificate')
      .addColumn('fingerprint', 'text', (column) => column.primaryKey())
      .addColumn('agent', 'text', (column) => column.notNull())
      .addColumn('public_key', 'text', (column) => column.notNull().unique())
      .addColumn('serial', 'text', (column) => column.notNull())
      .addColumn('certificate', 'text', (column) => column.notNull())
      .addColumn('not_after', integer, (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('agent_certificate_by_agent')
      .on('agent_certificate')
      .column('agent')
      .execute();
    await db.schema
      .createTable('registration_token')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('hash', 'text', (column) => column.notNull().unique())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('uses_left', integer, (column) => column.notNull())
      .addColumn('max_uses', integer, (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .addColumn('expires', integer, (column) => column.notNull())
      .addColumn('made_by', 'text', (column) => column.notNull())
      .execute();
    // What a revocation list names a certificate by.
    await db.schema.alterTable('client_certificate').addColumn('serial', 'text').execute();
  },
};
