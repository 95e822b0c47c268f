import { sql } from 'kysely';
import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

/** What became of jobs, step by step, and what was printed in all, day by day. */
export const printJobHop: Migration = {
  number: 25,
  async run({ db, engine }) {
    const { integer } = columnTypes[engine];
    const clustered = engine === 'sqlite' ? sql` without rowid` : sql``;
    for (const column of ['moved_to', 'moved_from']) {
      await db.schema.alterTable('print_job').addColumn(column, 'text').execute();
    }
    // Jobs are listed by it: those that are not over by when they were printed, which costs those that
    // are printed no more than before.
    await db.schema.dropIndex('print_job_by_completed').execute();
    await db.schema
      .createIndex('print_job_by_completed')
      .on('print_job')
      .columns(['completed', 'created'])
      .execute();
    await db.schema
      .createTable('print_job_hop')
      .addColumn('printer', 'text', (column) => column.notNull())
      .addColumn('job', integer, (column) => column.notNull())
      .addColumn('number', integer, (column) => column.notNull())
      .addColumn('at', integer, (column) => column.notNull())
      .addColumn('who', 'text')
      .addColumn('what', 'text', (column) => column.notNull())
      .addColumn('detail', 'text')
      .addPrimaryKeyConstraint('print_job_hop_key', ['printer', 'job', 'number'])
      .modifyEnd(clustered)
      .execute();
    await db.schema
      .createTable('print_day')
      .addColumn('day', integer, (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('printer', 'text', (column) => column.notNull())
      .addColumn('owner_name', 'text', (column) => column.notNull())
      .addColumn('printer_name', 'text', (column) => column.notNull())
      .addColumn('jobs', integer, (column) => column.notNull())
      .addColumn('completed', integer, (column) => column.notNull())
      .addColumn('impressions', integer, (column) => column.notNull())
      .addColumn('sheets', integer)
      .addColumn('octets', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('print_day_key', ['day', 'owner', 'printer'])
      .modifyEnd(clustered)
      .execute();
    await db.schema
      .createIndex('print_day_by_owner')
      .on('print_day')
      .columns(['owner', 'day'])
      .execute();
    await db.schema
      .createIndex('print_day_by_printer')
      .on('print_day')
      .columns(['printer', 'day'])
      .execute();
  },
};
