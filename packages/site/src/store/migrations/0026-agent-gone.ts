import { columnTypes } from './column-types.ts';
import type { Migration } from './migration.ts';

/** When connectors ended their connections: nobody waits then until they have not been heard of for long. */
export const agentGone: Migration = {
  number: 26,
  async run({ db, engine }) {
    await db.schema.alterTable('agent').addColumn('gone', columnTypes[engine].integer).execute();
  },
};
