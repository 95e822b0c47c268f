import { rm } from 'node:fs/promises';
import type { Clock } from '@hawser/core/clock';
import { readText } from '@hawser/core/files/read-text';
import type { Log } from '@hawser/core/log';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import type { SiteKey } from '../site-key/site-key.ts';
import type { Store } from '../store/store.ts';
import type { Audit } from './audit.ts';
import { auditedCall, type AuditParts, keepRecord } from './audited-call.ts';
import { CountedRefusals } from './counted-refusals.ts';
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
  const keeping = new Set<Promise<void>>();
  /** Nobody waits for it. */
  const keep = (call: string, work: Promise<void>): void => {
    const kept = work
      .catch((error: unknown) => log.error({ err: error, call }, 'a record could not be kept'))
      .finally(() => keeping.delete(kept));
    keeping.add(kept);
  };
  const sealer = new Sealer({
    store,
    replica,
    sealing,
    heads,
    place: chain.place,
    left: chain.left,
    missing: (id) => strange('audit-record-missing', { id }),
    clock,
    log,
  });
  const parts: AuditParts = { store: sealer, replica, clock, log };
  const strange = (code: string, after: object): void => {
    log.error({ code, ...after }, 'the audit trail was changed by something else than the site');
    const origin = { call: 'sealAuditRecords', actor: 'site' } as const;
    keep(origin.call, keepRecord(parts, origin, { after }, { result: 'failed', code }));
  };
  const refusals = new CountedRefusals({
    clock,
    keep: (origin, code, { about, count }) =>
      keep(origin.call, keepRecord(parts, origin, about, { result: 'refused', code, count })),
  });
  for (const { code, after } of chain.strange) strange(code, after);
  await tellOfRestore(parts, folder.restored, Object.fromEntries(heads.chains));
  return {
    call: (origin) => auditedCall(parts, origin),
    refused: (origin, code, about) => refusals.add(origin, code, about),
    verify: async () =>
      verifyChains({ store, replica, sealing, heads, expects: (id) => sealer.expects(id) }),
    prune: async (before, signal) => pruneChains({ store, sealing, heads, log }, before, signal),
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

/** The first start after a restore tells where all chains had come to, as it has found them. */
async function tellOfRestore(parts: AuditParts, path: string, chains: object): Promise<void> {
  const restored = await readText(path, { limit: 4096 });
  if (restored === undefined) return;
  const [backup, at] = restored.split('\n');
  const origin = { call: 'restoreSite', actor: 'site' } as const;
  await keepRecord(parts, origin, { after: { backup, at, chains } }, { result: 'done' });
  await rm(path, { force: true });
}
