import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const sealedSecretClientCertificate: Migration = {
  number: 3,
  async run({ db, engine }) {
    const { integer, bytes } = columnTypes[engine];
    await db.schema
      .createTable('sealed_secret')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('key_id', 'text', (column) => column.notNull())
      .addColumn('sealed', bytes, (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('client_certificate')
      .addColumn('fingerprint', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('not_after', integer, (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .addColumn('revoked', integer)
      .execute();
  },
};
