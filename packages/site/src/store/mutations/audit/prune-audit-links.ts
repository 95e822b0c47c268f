import type { Mutation } from '../../mutation.ts';
import type { AuditLinkTable } from '../../tables/audit-link.ts';

/** Removes the records of the links up to this one, and leaves it in the place of them all. */
export const pruneAuditLinks: Mutation<AuditLinkTable, null> = {
  name: 'prune-audit-links',
  // What it removes is so old that nobody else comes near to it.
  isolation: 'read committed',
  async run({ db }, { replica, number, records, pruned, key_id, seal }) {
    await db
      .deleteFrom('audit_record')
      .where('replica', '=', replica)
      .where('link', '<=', number)
      .execute();
    await db
      .deleteFrom('audit_link')
      .where('replica', '=', replica)
      .where('number', '<', number)
      .execute();
    await db
      .updateTable('audit_link')
      .set({ records, pruned, key_id, seal })
      .where('replica', '=', replica)
      .where('number', '=', number)
      .execute();
    return null;
  },
};
