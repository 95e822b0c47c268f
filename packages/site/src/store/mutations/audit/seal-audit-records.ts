import type { Mutation } from '../../mutation.ts';
import type { AuditLinkTable } from '../../tables/audit-link.ts';

export interface SealedRecords {
  readonly link: AuditLinkTable;
  readonly ids: readonly string[];
}

/** Adds a link to the chain of a replica, with the records in it. Only that replica does. */
export const sealAuditRecords: Mutation<SealedRecords, null> = {
  name: 'seal-audit-records',
  // That the number is free is seen by its key, and that the records are by how many there were.
  isolation: 'read committed',
  async run({ db }, { link, ids }) {
    await db.insertInto('audit_link').values(link).execute();
    const { numUpdatedRows } = await db
      .updateTable('audit_record')
      .set({ link: link.number })
      .where('id', 'in', ids)
      .where('replica', '=', link.replica)
      .where('link', 'is', null)
      .executeTakeFirstOrThrow();
    if (Number(numUpdatedRows) !== ids.length) {
      throw new Error('audit records are gone, or sealed, that were to be sealed');
    }
    return null;
  },
};
