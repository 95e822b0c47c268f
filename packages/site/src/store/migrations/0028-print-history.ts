import type { Migration } from './migration.ts';

/** Everybody finds his own jobs, however many others there were. */
export const printHistory: Migration = {
  number: 28,
  async run({ db }) {
    await db.schema
      .createIndex('print_job_by_owner')
      .on('print_job')
      .columns(['printer', 'owner', 'number'])
      .execute();
  },
};
