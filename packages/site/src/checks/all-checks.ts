import type { Answered } from '@hawser/core/api/contract';
import type { getSite, SiteCheckName } from '@hawser/core/api/contracts/site';
import type { SiteAddress } from '@hawser/core/api/site-request';
import type { Clock } from '@hawser/core/clock';
import { shownPlace } from '@hawser/core/site/shown-place';
import { isEmbedded, type SitePlan } from '@hawser/core/site/site-plan';
import type { DirectoryReach } from '../access/tokens/load-issuer-keys.ts';
import type { Alerts } from '../alerts/alerts.ts';
import type { Audit } from '../audit/audit.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { DirectorySources } from '../directory-sync/directory-sources.ts';
import type { Presence } from '../replicas/presence.ts';
import type { Service } from '../services/service.ts';
import { databaseTime } from '../store/database-time.ts';
import type { Store } from '../store/store.ts';
import { alertCheck } from './alert-check.ts';
import { auditCheck } from './audit-check.ts';
import { blobCheck } from './blob-check.ts';
import { certificateCheck } from './certificate-check.ts';
import type { Check } from './check.ts';
import { clockCheck } from './clock-check.ts';
import { databaseCheck } from './database-check.ts';
import { directoryCheck } from './directory-check.ts';
import { diskCheck } from './disk-check.ts';
import { nameCheck } from './name-check.ts';
import { premisesCheck } from './premises-check.ts';
import { serviceCheck } from './service-check.ts';

/** What there is of a site to be looked at. */
export interface Checked {
  /** As it is now: a reload changes it. */
  readonly plan: () => SitePlan;
  readonly store: Store;
  readonly largeBlobs: BlobStore;
  readonly presence: Presence;
  readonly certificates: () => Answered<typeof getSite>['certificates'];
  /** Where people reach the site, with its own authority. */
  readonly address: () => SiteAddress;
  /** How other directories are reached. */
  readonly reach: () => DirectoryReach;
  readonly directorySources: Pick<DirectorySources, 'all' | 'open'>;
  readonly services: readonly Service[];
  readonly audit: Pick<Audit, 'verify'>;
  readonly alerts: Pick<Alerts, 'all'>;
  readonly clock: Clock;
}

/** Every look that is taken at a site. */
export function allChecks({
  plan,
  store,
  largeBlobs,
  presence,
  certificates,
  address,
  reach,
  directorySources,
  services,
  audit,
  alerts,
  clock,
}: Checked): Readonly<Record<SiteCheckName, Check>> {
  const { folder, logFolder, database, blobs } = plan();
  const serverTime = async (): Promise<number | undefined> =>
    isEmbedded({ database }) ? undefined : await databaseTime(store);
  const issuers = directoryCheck(() => plan().directoryIssuers, reach);
  const premises = premisesCheck(directorySources);
  return {
    clock: clockCheck(clock, serverTime),
    disk: diskCheck({ data: folder.root, logs: logFolder }),
    database: databaseCheck({ presence, clock, name: shownPlace(database), url: database }),
    blobs: blobCheck(largeBlobs, shownPlace(blobs)),
    certificates: certificateCheck(async () => certificates(), clock),
    directories: async () => [...(await issuers()), ...(await premises())],
    names: nameCheck(() => new URL(address().url)),
    services: serviceCheck(address, () => services),
    audit: auditCheck(audit, presence, clock),
    alerts: alertCheck(alerts),
  };
}
