import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

/** What jobs of several documents, their order and their holding need. */
export const printQueue: Migration = {
  number: 21,
  async run({ db, engine }) {
    const { integer, bytes } = columnTypes[engine];
    await db.schema.alterTable('printer').addColumn('settings', bytes).execute();
    await db.schema.alterTable('printer').addColumn('identify', 'text').execute();
    await db.schema
      .alterTable('printer')
      .addColumn('state_changed', integer, (column) => column.notNull().defaultTo(0))
      .execute();
    const counts = { place: 0, priority: 50, documents: 1, octets: 0 };
    for (const [name, usual] of Object.entries(counts)) {
      await db.schema
        .alterTable('print_job')
        .addColumn(name, integer, (column) => column.notNull().defaultTo(usual))
        .execute();
    }
    await db.schema.alterTable('print_job').addColumn('hold_until', integer).execute();
    await db.schema.alterTable('print_job').addColumn('password', 'text').execute();
    await db.schema.alterTable('print_document').addColumn('attributes', bytes).execute();
  },
};
