import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

/** What a device says of a job in its own words. */
export const deviceSays: Migration = {
  number: 25,
  async run({ db, engine }) {
    const { bytes } = columnTypes[engine];
    await db.schema.alterTable('print_job').addColumn('device_says', bytes).execute();
  },
};
