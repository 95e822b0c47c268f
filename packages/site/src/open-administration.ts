import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { Alerts } from './alerts/alerts.ts';
import type { Audit } from './audit/audit.ts';
import type { BackupsUnderWay } from './backup/backups-under-way.ts';
import { backupOf } from './backup/site-backup.ts';
import type { BlobStore } from './blobs/blob-store.ts';
import { administratorsOf } from './certificates/administrators.ts';
import type { SiteAuthority } from './certificates/site-authority.ts';
import { allChecks } from './checks/all-checks.ts';
import type { DataKeys } from './data-keys/data-keys.ts';
import { certificatesOf, describeSite, type Described } from './describe-site.ts';
import { keptCertificates } from './kept-certificates/kept-certificates.ts';
import type { Callers } from './open-callers.ts';
import type { Operations } from './operations/open-operations.ts';
import { adminService } from './services/admin/admin-service.ts';
import type { Service } from './services/service.ts';
import type { SiteKey } from './site-key/site-key.ts';
import type { SiteOptions } from './site-options.ts';

export interface AdministrationOptions extends Pick<
  Callers,
  'access' | 'directorySources' | 'proofs'
> {
  /** The site as a whole, of which it tells. */
  readonly described: Described;
  readonly largeBlobs: BlobStore;
  readonly siteKey: SiteKey;
  readonly authority: SiteAuthority;
  readonly audit: Audit;
  readonly alerts: Alerts;
  readonly dataKeys: DataKeys;
  readonly operations: Operations;
  readonly backups: BackupsUnderWay;
  readonly writtenSettings: SiteOptions['writtenSettings'];
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
}

/** All that administrators look at and look after. */
export function openAdministration({
  described,
  access,
  authority,
  backups,
  writtenSettings,
  version,
  ...options
}: AdministrationOptions): Service {
  const { running, plan, store, presence, services, shown } = described;
  const { siteKey, clock } = options;
  return adminService({
    ...options,
    certificates: keptCertificates({ store, siteKey }),
    publicUrl: () => running().url,
    plan,
    store,
    backup: backupOf({ ...options, plan, store, writtenSettings, backups, version }),
    administrators: administratorsOf({ store, authority, clock }),
    describe: async () => describeSite(described),
    checks: allChecks({
      ...options,
      plan,
      store,
      presence,
      certificates: () => certificatesOf(described),
      address: () => ({ url: running().url, trustAnchor: shown.publicTrust }),
      reach: () => access.reach(),
      services,
    }),
  });
}
