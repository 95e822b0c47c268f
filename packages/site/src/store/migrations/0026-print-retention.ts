import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

/** How long documents of jobs that are over are kept. */
export const printRetention: Migration = {
  number: 26,
  async run({ db, engine }) {
    const { integer } = columnTypes[engine];
    await db.schema
      .alterTable('print_job')
      .addColumn('retain_seconds', integer, (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable('print_job').addColumn('retain_until', integer).execute();
    await db.schema
      .createIndex('print_job_by_retain_until')
      .on('print_job')
      .column('retain_until')
      .execute();
  },
};
