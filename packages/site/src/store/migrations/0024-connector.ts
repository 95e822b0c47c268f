import { sql } from 'kysely';
import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

/** What connectors reach, and what they print for. */
export const connector: Migration = {
  number: 24,
  async run({ db, engine }) {
    const { integer } = columnTypes[engine];
    // Pages are in the order of their bytes.
    const inBytes = engine === 'postgresql' ? sql<string>`text collate "C"` : ('text' as const);
    await db.schema
      .createTable('available_printer')
      .addColumn('id', inBytes, (column) => column.primaryKey())
      .addColumn('agent', 'text', (column) => column.notNull())
      .addColumn('uri', 'text', (column) => column.notNull())
      .addColumn('uuid', 'text')
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('name_key', inBytes, (column) => column.notNull())
      .addColumn('manufacturer', 'text')
      .addColumn('model', 'text')
      .addColumn('location', 'text')
      .addColumn('state', 'text')
      .addColumn('state_reasons', 'text', (column) => column.notNull())
      .addColumn('created', integer, (column) => column.notNull())
      .addUniqueConstraint('available_printer_of_agent', ['agent', 'uri'])
      .execute();
    await db.schema
      .createIndex('available_printer_by_name')
      .on('available_printer')
      .columns(['name_key', 'id'])
      .execute();
    await db.schema
      .createTable('printer_connector')
      .addColumn('printer', 'text', (column) => column.notNull())
      .addColumn('agent', 'text', (column) => column.notNull())
      .addColumn('uri', 'text', (column) => column.notNull())
      .addColumn('device', 'text', (column) => column.notNull().unique())
      .addColumn('created', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('printer_connector_key', ['printer', 'agent'])
      .execute();
    await db.schema
      .createIndex('printer_connector_by_agent')
      .on('printer_connector')
      .columns(['agent', 'uri'])
      .execute();
  },
};
