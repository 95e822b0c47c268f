import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

export const directorySourceState: Migration = {
  number: 15,
  async run({ db, engine }) {
    const { integer } = columnTypes[engine];
    const columns = [
      ['sign_in_trouble', 'text'],
      ['sign_in_failed', integer],
      ['left_out', 'text'],
      ['leaving', integer],
    ] as const;
    // One each: SQLite adds no more at a time.
    for (const [name, type] of columns) {
      await db.schema.alterTable('directory_source').addColumn(name, type).execute();
    }
  },
};
