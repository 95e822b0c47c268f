import { beforeFirst } from '@hawser/core/audit/verify-links';
import { findAuditChains } from '../store/reports/find-audit-chains.ts';
import type { Store } from '../store/store.ts';
import { ChainEnd, type ChainEndOptions } from './chain-end.ts';
import { counted, type Left, linkLeft, type LinkingLeft, none } from './link-left.ts';

export interface LinkingOthers extends ChainEndOptions, Pick<LinkingLeft, 'before' | 'believes'> {
  readonly store: Pick<Store, 'mutate' | 'read' | 'report'>;
  /** The end of the chain of this replica. */
  readonly own: ChainEnd;
  /** Whether records of this replica are linked, too. */
  readonly withOwn: boolean;
}

/** Links what replicas have left that may never come back. Where one does, it goes on after that. */
export async function linkOthers({ own, withOwn, ...linking }: LinkingOthers): Promise<Left> {
  const { chains } = await linking.store.report(findAuditChains, null);
  let [believed, strange] = [none, none];
  for (const { replica, number, hash } of chains) {
    if (replica === own.replica && !withOwn) continue;
    const inDatabase = number === undefined || hash === undefined ? beforeFirst : { number, hash };
    const outside = linking.heads.chains.get(replica) ?? beforeFirst;
    // After the numbers that are missing, so that the gap stays to be seen.
    const place = outside.number > inDatabase.number ? outside : inDatabase;
    const end = replica === own.replica ? own : new ChainEnd(replica, place, linking);
    const left = await linkLeft({ ...linking, end });
    believed = {
      count: believed.count + left.believed.count,
      ids: counted(believed, left.believed.ids).ids,
    };
    strange = {
      count: strange.count + left.strange.count,
      ids: counted(strange, left.strange.ids).ids,
    };
  }
  return { believed, strange };
}
