import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import type { SiteKey } from '../site-key/site-key.ts';
import type { Store } from '../store/store.ts';
import { linkRestored, tellOfRestore } from './after-restore.ts';
import type { Audit } from './audit.ts';
import { auditedCall, type AuditParts, keepRecord } from './audited-call.ts';
import { ChainEnd } from './chain-end.ts';
import { CountedRefusals } from './counted-refusals.ts';
import type { Counted } from './link-left.ts';
import { linkOthers } from './link-others.ts';
import { openChain } from './open-chain.ts';
import { pruneChains } from './prune-chains.ts';
import { Sealer } from './sealer.ts';
import { sealingKey } from './sealing-key.ts';
import { verifyChains } from './verify-chains.ts';

export interface AuditOptions {
  readonly store: Store;
  readonly siteKey: SiteKey;
  readonly folder: Pick<SiteFolder, 'auditHeads' | 'restored'>;
  readonly replica: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** A replica that is there links what it keeps within a second. */
const leftMs = 3_600_000;

/** Opens the audit trail, and goes on with the chain of this replica. */
export async function openAudit({
  store,
  siteKey,
  folder,
  replica,
  clock,
  log,
}: AuditOptions): Promise<Audit> {
  const sealing = sealingKey(siteKey);
  const chain = await openChain({ store, replica, sealing, headsFile: folder.auditHeads });
  const { heads } = chain;
  const linking = { store, sealing, heads, clock };
  const own = new ChainEnd(replica, chain.place, linking);
  const restored = await linkRestored(folder.restored, { ...linking, own });
  const keeping = new Set<Promise<void>>();
  /** Nobody waits for it. */
  const keep = (call: string, work: Promise<void>): void => {
    const kept = work
      .catch((error: unknown) => log.error({ err: error, call }, 'a record could not be kept'))
      .finally(() => keeping.delete(kept));
    keeping.add(kept);
  };
  const sealer = new Sealer({
    ...linking,
    end: own,
    told: {
      missing: (id) => strange('audit-record-missing', { id }),
      strange: (records) => inNone(records),
      believed: (records) =>
        keep(origin.call, keepRecord(parts, origin, { after: { believed: records } }, {})),
    },
    log,
  });
  const parts: AuditParts = { store: sealer, replica, recordKey: sealing.recordKey, clock, log };
  const origin = { call: 'sealAuditRecords', actor: 'site' } as const;
  const strange = (code: string, after: object): void => {
    log.error({ code, ...after }, 'the audit trail was changed by something else than the site');
    keep(origin.call, keepRecord(parts, origin, { after }, { result: 'failed', code }));
  };
  const inNone = (records: Counted): void => {
    if (records.count > 0) strange('audit-records-unproved', records);
  };
  const refusals = new CountedRefusals({
    clock,
    keep: (asked, code, { about, count }) =>
      keep(asked.call, keepRecord(parts, asked, about, { result: 'refused', code, count })),
  });
  for (const { code, after } of chain.strange) strange(code, after);
  if (restored !== undefined) {
    const chains = Object.fromEntries(heads.chains);
    inNone(restored.left.strange);
    await tellOfRestore(parts, { path: folder.restored, chains, restored });
  }
  return {
    call: (asked) => auditedCall(parts, asked),
    refused: (asked, code, about) => refusals.add(asked, code, about),
    verify: async () => verifyChains({ store, sealing, heads }),
    async prune(before, signal) {
      sealer.sealLeft();
      const left = { before: clock.now() - leftMs, withOwn: false, believes: () => false };
      inNone((await linkOthers({ ...linking, own, ...left })).strange);
      return await pruneChains({ store, sealing, heads, log }, before, signal);
    },
    async close() {
      refusals.flush();
      await Promise.all(keeping);
      await sealer.close();
      // What was found missing then is told in a link, too.
      await Promise.all(keeping);
      await sealer.close();
    },
  };
}
