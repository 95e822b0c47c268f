import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

/** When something happens to a job because nothing else does. */
export const printTimes: Migration = {
  number: 23,
  async run({ db, engine }) {
    const { integer } = columnTypes[engine];
    await db.schema.alterTable('print_job').addColumn('incoming_until', integer).execute();
    for (const column of ['incoming_until', 'hold_until', 'lease_until']) {
      await db.schema
        .createIndex(`print_job_by_${column}`)
        .on('print_job')
        .column(column)
        .execute();
    }
  },
};
