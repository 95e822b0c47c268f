import type { Migration } from './migration.ts';

/** By what those who print know their jobs before the site has them. */
export const printJobClientUuid: Migration = {
  number: 28,
  async run({ db }) {
    await db.schema.alterTable('print_job').addColumn('client_uuid', 'text').execute();
    // Only of those that were given one: the others cost nothing.
    await db.schema
      .createIndex('print_job_by_client_uuid')
      .on('print_job')
      .column('client_uuid')
      .where('client_uuid', 'is not', null)
      .execute();
  },
};
