import { beforeFirst, type ChainPlace } from '@hawser/core/audit/verify-links';
import { findAuditChains } from '../store/reports/find-audit-chains.ts';
import type { Store } from '../store/store.ts';
import { type Heads, readHeads } from './heads-file.ts';
import { lastLink } from './chain-end.ts';
import { KnownHeads } from './known-heads.ts';
import type { SealingKey } from './sealing-key.ts';

/** Where the chain of this replica goes on, and what is strange about that. */
export interface OpenChain {
  readonly heads: KnownHeads;
  readonly place: ChainPlace;
  readonly strange: readonly StrangeChain[];
}

export interface StrangeChain {
  readonly code: 'audit-heads-missing' | 'audit-heads-changed' | 'audit-links-missing';
  readonly after: object;
}

/** Finds the end of the chain of this replica, in the database and outside of it. */
export async function openChain({
  store,
  replica,
  sealing,
  headsFile: path,
}: {
  readonly store: Pick<Store, 'read'>;
  readonly replica: string;
  readonly sealing: SealingKey;
  readonly headsFile: string;
}): Promise<OpenChain> {
  const strange: StrangeChain[] = [];
  const read = await readHeads(path, sealing.key);
  const inDatabase = (await lastLink(store, replica)) ?? beforeFirst;
  if (read === 'changed') strange.push({ code: 'audit-heads-changed', after: { file: path } });
  else if (read === undefined && inDatabase.number > 0) {
    strange.push({ code: 'audit-heads-missing', after: { file: path } });
  }
  const isKnown = typeof read === 'object';
  const heads = new KnownHeads(path, sealing.key, isKnown ? read : await asFound(store, sealing));
  if (!isKnown && heads.chains.size > 0) await heads.write();
  const outside = heads.chains.get(replica) ?? beforeFirst;
  // It goes on after the numbers that are missing, so that the gap stays to be seen.
  const place = outside.number > inDatabase.number ? outside : inDatabase;
  if (place !== inDatabase) {
    const from = inDatabase.number + 1;
    strange.push({ code: 'audit-links-missing', after: { from, to: outside.number } });
  }
  return { heads, place, strange };
}

/** Where nothing is known of the chains, as when the site was just restored, they are taken as they are. */
async function asFound(store: Pick<Store, 'read'>, { keyId }: SealingKey): Promise<Heads> {
  const { chains, keyIds } = await store.read(async (db) => findAuditChains.run(db, null));
  return {
    chains: Object.fromEntries(
      chains.flatMap(({ replica, number, hash }) =>
        number === undefined || hash === undefined ? [] : [[replica, { number, hash }] as const],
      ),
    ),
    formerKeys: keyIds.filter((id) => id !== keyId),
    wantsMacs: true,
  };
}
