import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

/** Printers of before have none: roles alone say who prints there. */
export const securityDescriptor: Migration = {
  number: 22,
  async run({ db, engine }) {
    const { integer } = columnTypes[engine];
    await db.schema
      .createTable('security_descriptor')
      .addColumn('id', integer, (column) =>
        engine === 'sqlite'
          ? column.primaryKey().autoIncrement()
          : column.primaryKey().generatedAlwaysAsIdentity(),
      )
      .addColumn('sddl', 'text', (column) => column.notNull())
      // Of the text, which is too long to be the key of an index.
      .addColumn('hash', 'text', (column) => column.notNull().unique())
      .execute();
    await db.schema.alterTable('printer').addColumn('descriptor_id', integer).execute();
    await db.schema
      .createIndex('printer_by_descriptor')
      .on('printer')
      .column('descriptor_id')
      .execute();
  },
};
