import type { Clock } from '@hawser/core/clock';
import type { SitePlan } from '@hawser/core/site/site-plan';
import type { Audit } from './audit/audit.ts';
import type { BackupsUnderWay } from './backup/backups-under-way.ts';
import type { BlobStore } from './blobs/blob-store.ts';
import type { DirectorySources } from './directory-sync/directory-sources.ts';
import type { SiteLogs } from './logs/open-site-logs.ts';
import type { SiteOptions } from './site-options.ts';
import type { Store } from './store/store.ts';
import { scheduleSync } from './directory-sync/scheduled-sync.ts';
import { removalKind } from './directory-sync/removal-kind.ts';
import { syncKind } from './directory-sync/sync-kind.ts';
import { maintainDaily } from './maintenance/daily.ts';
import { optimizeKind } from './maintenance/optimize-kind.ts';
import { openOperations, type Operations } from './operations/open-operations.ts';
import { isPrinted } from './printing/is-printed.ts';

export interface WorkOptions {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly backups: BackupsUnderWay;
  readonly directorySources: DirectorySources;
  readonly kinds: NonNullable<SiteOptions['operationKinds']>;
  readonly replica: string;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly logs: SiteLogs;
  readonly plan: () => SitePlan;
}

/** Long work: what kinds of it there are, and what is begun by the clock. */
export async function openWork(
  parts: AsyncDisposableStack,
  {
    store,
    blobs,
    backups,
    directorySources: sources,
    kinds,
    replica,
    audit,
    clock,
    logs,
    plan,
  }: WorkOptions,
): Promise<Operations> {
  const operations = await openOperations({
    store,
    clock,
    log: logs.component('operations'),
    replica: { id: replica },
    kinds: [
      // Each service that keeps blobs says here which ones it refers to.
      optimizeKind({ store, blobs, audit, clock, plan, isReferenced: isPrinted(store), backups }),
      syncKind({ store, sources, audit, clock }),
      removalKind({ store, audit }),
      ...kinds,
    ],
  });
  parts.defer(async () => operations.close());
  const log = logs.component('site');
  const daily = maintainDaily({ operations, clock, log });
  parts.defer(() => daily.stop());
  parts.use(scheduleSync({ sources, operations, clock, log }));
  return operations;
}
