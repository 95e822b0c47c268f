import type { Migration } from './migration.ts';

/** Records of before tell what was changed by its id alone. */
export const auditTargetName: Migration = {
  number: 16,
  async run({ db }) {
    await db.schema.alterTable('audit_record').addColumn('target_name', 'text').execute();
  },
};
