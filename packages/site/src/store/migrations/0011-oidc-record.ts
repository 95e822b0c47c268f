import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const oidcRecord: Migration = {
  number: 11,
  async run({ db, engine }) {
    const { integer, bytes } = columnTypes[engine];
    await db.schema
      .createTable('oidc_record')
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('payload', bytes, (column) => column.notNull())
      .addColumn('uid', 'text')
      .addColumn('user_code', 'text')
      .addColumn('grant_id', 'text')
      .addColumn('account_id', 'text')
      .addColumn('consumed', integer)
      .addColumn('expires', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('oidc_record_key', ['model', 'id'])
      .execute();
    for (const column of ['uid', 'user_code', 'grant_id', 'account_id', 'expires'] as const) {
      await db.schema
        .createIndex(`oidc_record_by_${column}`)
        .on('oidc_record')
        .column(column)
        .execute();
    }
  },
};
