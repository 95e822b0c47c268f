import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

/** When a job that waits is waited for no longer, and which are over for long. */
export const printEnds: Migration = {
  number: 24,
  async run({ db, engine }) {
    const { integer } = columnTypes[engine];
    await db.schema.alterTable('print_job').addColumn('waits_until', integer).execute();
    for (const column of ['waits_until', 'completed']) {
      await db.schema
        .createIndex(`print_job_by_${column}`)
        .on('print_job')
        .column(column)
        .execute();
    }
  },
};
