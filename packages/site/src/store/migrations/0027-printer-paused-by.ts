import type { Migration } from './migration.ts';

/** Who has paused printers: whoever waits for one knows whom to ask. */
export const printerPausedBy: Migration = {
  number: 27,
  async run({ db }) {
    await db.schema.alterTable('printer').addColumn('paused_by', 'text').execute();
  },
};
