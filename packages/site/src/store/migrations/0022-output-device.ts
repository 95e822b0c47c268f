import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

/** What each device of a printer says for itself, and which jobs it does not want. */
export const outputDevice: Migration = {
  number: 22,
  async run({ db, engine }) {
    const { integer, bytes } = columnTypes[engine];
    await db.schema.alterTable('output_device').addColumn('attributes', bytes).execute();
    await db.schema
      .createTable('print_job_refusal')
      .addColumn('printer', 'text', (column) => column.notNull())
      .addColumn('job', integer, (column) => column.notNull())
      .addColumn('device', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('print_job_refusal_key', ['printer', 'job', 'device'])
      .execute();
    await db.schema
      .createIndex('output_device_by_uuid')
      .on('output_device')
      .column('uuid')
      .execute();
  },
};
