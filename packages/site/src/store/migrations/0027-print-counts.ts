import { sql } from 'kysely';
import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

/** How many jobs a printer has, which clients ask for all the time. */
export const printCounts: Migration = {
  number: 27,
  async run({ db, engine }) {
    const { integer } = columnTypes[engine];
    for (const name of ['open_jobs', 'jobs_at_device']) {
      await db.schema
        .alterTable('printer')
        .addColumn(name, integer, (column) => column.notNull().defaultTo(0))
        .execute();
    }
    await sql`update printer set
      open_jobs = (select count(*) from print_job
        where print_job.printer = printer.id and completed is null),
      jobs_at_device = (select count(*) from print_job
        where print_job.printer = printer.id and completed is null and lease_state = 'held')`.execute(
      db,
    );
  },
};
