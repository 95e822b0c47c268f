import { type AuditProblem, beforeFirst, type ChainPlace } from '@hawser/core/audit/verify-links';
import { findAuditChains } from '../store/reports/find-audit-chains.ts';
import { findUnsealedRecords } from '../store/reports/find-unsealed-records.ts';
import { verifyAuditChain } from '../store/reports/verify-audit-chain.ts';
import type { Store } from '../store/store.ts';
import type { KnownHeads } from './known-heads.ts';
import type { SealingKey } from './sealing-key.ts';

/** What a look at the chain of a replica has found. */
export interface VerifiedChain {
  readonly replica: string;
  /** The first of them; there may be far more. */
  readonly problems: readonly AuditProblem[];
  readonly last: ChainPlace;
  readonly records: number;
  /** The time of its first link. */
  readonly since: number | undefined;
  /** Since when records wait to be sealed. */
  readonly waitingSince: number | undefined;
}

export interface Verifying {
  readonly store: Pick<Store, 'report'>;
  readonly sealing: SealingKey;
  readonly heads: KnownHeads;
}

const mostProblems = 20;

/** Looks at every link and every record of every chain, some at a time. */
export async function verifyChains(verifying: Verifying): Promise<readonly VerifiedChain[]> {
  const { store, heads } = verifying;
  const { chains } = await store.report(findAuditChains, null);
  const replicas = new Set([...chains.map(({ replica }) => replica), ...heads.chains.keys()]);
  const verified: VerifiedChain[] = [];
  for (const replica of replicas) verified.push(await verifyChain(verifying, replica));
  const whole = verified.filter(({ problems, last }) => problems.length === 0 && last.number > 0);
  await heads.remember(Object.fromEntries(whole.map(({ replica, last }) => [replica, last])));
  return verified;
}

async function verifyChain(verifying: Verifying, replica: string): Promise<VerifiedChain> {
  const { store, sealing, heads } = verifying;
  const known = heads.chains.get(replica);
  const key = sealing.key.export();
  const problems: AuditProblem[] = [];
  let after = beforeFirst;
  let records = 0;
  let since: number | undefined;
  for (let isEnd = false; !isEnd;) {
    const part = await store.report(verifyAuditChain, {
      replica,
      after,
      key,
      keyId: sealing.keyId,
      formerKeys: heads.formerKeys,
      known,
    });
    problems.push(...part.problems.slice(0, mostProblems - problems.length));
    after = part.last;
    records += part.records;
    since ??= part.since;
    ({ isEnd } = part);
  }
  if (known !== undefined && known.number > after.number) {
    problems.push({ kind: 'links-missing', from: after.number + 1, to: known.number });
  }
  const { waitingSince, strange } = await store.report(findUnsealedRecords, {
    replica,
    recordKey: sealing.recordKey,
    limit: mostProblems,
  });
  for (const id of strange) {
    if (problems.length < mostProblems) problems.push({ kind: 'record-unproved', id });
  }
  return { replica, problems, last: after, records, since, waitingSince };
}
