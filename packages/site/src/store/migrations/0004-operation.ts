import { sql } from 'kysely';
import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const operation: Migration = {
  number: 4,
  async run({ db, engine }) {
    const { integer } = columnTypes[engine];
    // Room for the next version of a row beside it: then its indexes stay as they are, and changes of
    // different operations at the same time do not get in each other's way.
    const roomy = engine === 'postgresql' ? sql`with (fillfactor = 50)` : sql``;
    await db.schema
      .createTable('operation_lease')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('replica', 'text', (column) => column.notNull())
      .addColumn('expires', integer, (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('operation')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('started_by', 'text', (column) => column.notNull())
      .addColumn('key', 'text')
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('steps', 'text', (column) => column.notNull())
      .addColumn('due', integer)
      .addColumn('lease', 'text')
      .addColumn('replica', 'text')
      .addColumn('token', integer, (column) => column.notNull())
      .addColumn('sequence', integer, (column) => column.notNull())
      .addColumn('progress_done', integer)
      .addColumn('progress_total', integer)
      .addColumn('created', integer, (column) => column.notNull())
      .addColumn('started', integer)
      .addColumn('finished', integer)
      .addColumn('error', 'text')
      .addColumn('result', 'text')
      .modifyEnd(roomy)
      .execute();
    // Keys of different people have nothing to do with each other.
    await db.schema
      .createIndex('operation_by_key')
      .on('operation')
      .columns(['started_by', 'key'])
      .unique()
      .execute();
    for (const column of ['due', 'lease', 'finished'] as const) {
      await db.schema
        .createIndex(`operation_by_${column}`)
        .on('operation')
        .column(column)
        .where(column, 'is not', null)
        .execute();
    }

    await db.schema
      .createTable('operation_data')
      .addColumn('operation', 'text', (column) => column.primaryKey())
      .addColumn('input', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .modifyEnd(roomy)
      .execute();
    await db.schema
      .createTable('operation_event')
      .addColumn('operation', 'text', (column) => column.notNull())
      .addColumn('sequence', integer, (column) => column.notNull())
      .addColumn('time', integer, (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('operation_event_key', ['operation', 'sequence'])
      .execute();
  },
};
