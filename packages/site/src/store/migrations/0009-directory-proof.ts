import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const directoryProof: Migration = {
  number: 9,
  async run({ db, engine }) {
    const { integer, bytes } = columnTypes[engine];
    await db.schema
      .createTable('directory_guess')
      .addColumn('subject', 'text', (column) => column.primaryKey())
      .addColumn('user_id', 'text')
      .addColumn('recent', 'text', (column) => column.notNull())
      .addColumn('holds', integer, (column) => column.notNull())
      .addColumn('held_until', integer, (column) => column.notNull())
      .addColumn('changed', integer, (column) => column.notNull())
      .execute();
    for (const column of ['user_id', 'changed'] as const) {
      await db.schema
        .createIndex(`directory_guess_by_${column}`)
        .on('directory_guess')
        .column(column)
        .execute();
    }
    await db.schema
      .createTable('directory_known_address')
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('seen', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('directory_known_address_key', ['user_id', 'address'])
      .execute();
    await db.schema
      .createTable('directory_totp')
      .addColumn('user_id', 'text', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('key_id', 'text', (column) => column.notNull())
      .addColumn('sealed', bytes, (column) => column.notNull())
      .addColumn('confirmed', integer)
      .addColumn('last_step', integer, (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('directory_recovery_code')
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('directory_recovery_code_key', ['user_id', 'hash'])
      .execute();
  },
};
