import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const printSubscription: Migration = {
  number: 21,
  async run({ db, engine, at }) {
    const { integer, bytes } = columnTypes[engine];
    await db.schema
      .createTable('print_subscription')
      .addColumn('id', integer, (column) =>
        engine === 'sqlite'
          ? column.primaryKey().autoIncrement()
          : column.primaryKey().generatedAlwaysAsIdentity(),
      )
      .addColumn('uuid', 'text', (column) => column.notNull())
      .addColumn('printer', 'text')
      .addColumn('job', integer)
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('owner_name', 'text', (column) => column.notNull())
      .addColumn('hears_all', integer, (column) => column.notNull())
      .addColumn('events', 'text', (column) => column.notNull())
      .addColumn('user_data', bytes)
      .addColumn('lease_seconds', integer, (column) => column.notNull())
      .addColumn('lease_until', integer)
      .addColumn('last_event', integer, (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .addColumn('read', integer, (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('print_subscription_by_printer')
      .on('print_subscription')
      .columns(['printer', 'job'])
      .execute();
    await db.schema
      .createTable('print_system')
      .addColumn('settings', bytes)
      .addColumn('changes', integer, (column) => column.notNull())
      .addColumn('changed', integer, (column) => column.notNull())
      .execute();
    await db
      .insertInto('print_system')
      .values({ settings: null, changes: 0, changed: at })
      .execute();
    await db.schema
      .createTable('print_notification')
      .addColumn('subscription', integer, (column) => column.notNull())
      .addColumn('sequence', integer, (column) => column.notNull())
      .addColumn('at', integer, (column) => column.notNull())
      .addColumn('printer', 'text')
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('attributes', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('print_notification_key', ['subscription', 'sequence'])
      .execute();
    await db.schema
      .createIndex('print_notification_by_age')
      .on('print_notification')
      .column('at')
      .execute();
  },
};
