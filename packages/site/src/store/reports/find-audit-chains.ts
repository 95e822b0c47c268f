import type { ChainPlace } from '@hawser/core/audit/verify-links';
import type { Report } from '../report.ts';

export interface AuditChains {
  /** The replicas that have ever kept a record, and their last links. */
  readonly chains: readonly (Partial<ChainPlace> & { readonly replica: string })[];
  /** Ids of all keys that links are sealed under. */
  readonly keyIds: readonly string[];
}

/** All chains of audit records. */
export const findAuditChains: Report<null, AuditChains> = {
  name: 'find-audit-chains',
  async run(db) {
    const heads = await db
      .selectFrom('audit_link as link')
      .innerJoin(
        db
          .selectFrom('audit_link')
          .select(['replica', ({ fn }) => fn.max('number').as('number')])
          .groupBy('replica')
          .as('last'),
        (join) =>
          join.onRef('last.replica', '=', 'link.replica').onRef('last.number', '=', 'link.number'),
      )
      .select(['link.replica', 'link.number', 'link.hash'])
      .orderBy('link.replica')
      .execute();
    const others = await db.selectFrom('audit_record').select('replica').distinct().execute();
    const known = new Set(heads.map(({ replica }) => replica));
    const keys = await db.selectFrom('audit_link').select('key_id').distinct().execute();
    return {
      chains: [...heads, ...others.filter(({ replica }) => !known.has(replica))],
      keyIds: keys.map(({ key_id }) => key_id),
    };
  },
};
