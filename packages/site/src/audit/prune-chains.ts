import { prunedLink } from '@hawser/core/audit/audit-chain';
import { holds } from '@hawser/core/audit/verify-links';
import type { Log } from '@hawser/core/log';
import { pruneAuditLinks } from '../store/mutations/audit/prune-audit-links.ts';
import { findAuditChains } from '../store/reports/find-audit-chains.ts';
import type { Store } from '../store/store.ts';
import { auditLink, auditLinkRow } from './audit-link-row.ts';
import type { KnownHeads } from './known-heads.ts';
import type { SealingKey } from './sealing-key.ts';

export interface PruningOptions {
  readonly store: Pick<Store, 'mutate' | 'read' | 'report'>;
  readonly sealing: SealingKey;
  readonly heads: KnownHeads;
  readonly log: Log;
}

/** Of up to a hundred records each, so that others need not wait long. */
const linksAtATime = 20;

/**
 * Removes records of long ago, in whole links, and tells how many. What something else has written
 * into a chain stays: to remove it would be to vouch for it.
 */
export async function pruneChains(
  options: PruningOptions,
  before: number,
  signal: AbortSignal,
): Promise<number> {
  const { chains } = await options.store.report(findAuditChains, null);
  let removed = 0;
  for (const { replica } of chains) {
    for (let some = -1; some !== 0 && !signal.aborted;) {
      some = await pruneSome(options, replica, before);
      removed += some;
    }
  }
  return removed;
}

async function pruneSome(
  { store, sealing, heads, log }: PruningOptions,
  replica: string,
  before: number,
): Promise<number> {
  const rows = await store.read(async (db) =>
    db
      .selectFrom('audit_link')
      .selectAll()
      .where('replica', '=', replica)
      .orderBy('number')
      .limit(linksAtATime + 1)
      .execute(),
  );
  const links = rows.map(auditLink);
  const verifier = { ...sealing, formerKeys: new Set(heads.formerKeys) };
  const strange = links.findIndex((link) => !holds(verifier, link));
  if (strange !== -1) {
    const values = { replica, link: links[strange]?.number };
    log.error(values, 'old audit records are kept: a link among them was not sealed by this site');
  }
  const known = strange === -1 ? links : links.slice(0, strange);
  // After a clock was set back, what is older may seem younger: nothing before it goes, either.
  const young = known.findIndex(({ time }) => time >= before);
  const old = (young === -1 ? known : known.slice(0, young)).filter(
    ({ pruned }) => pruned === null,
  );
  const last = old.at(-1);
  if (last === undefined) return 0;
  const records = old.reduce((sum, { count }) => sum + count, 0);
  const all = records + (links[0]?.pruned ?? 0);
  await store.mutate(pruneAuditLinks, auditLinkRow(prunedLink(sealing, last, all)));
  return records;
}
