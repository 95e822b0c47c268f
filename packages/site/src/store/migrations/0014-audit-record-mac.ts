import type { Migration } from './migration.ts';

/** Records of before have none: in a link they need none, and those in no link the replica takes once. */
export const auditRecordMac: Migration = {
  number: 14,
  async run({ db }) {
    await db.schema.alterTable('audit_record').addColumn('mac', 'text').execute();
  },
};
