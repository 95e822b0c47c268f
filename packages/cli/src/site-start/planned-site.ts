import { stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { writtenListenAddress, type ListenAddress } from '@hawser/core/site/listen-address';
import { shownPlace } from '@hawser/core/site/shown-place';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { assumedUrl, planOf } from '@hawser/core/site/site-plan';
import type { GivenSiteSettings } from '@hawser/core/site/site-settings';
import { type StartedSite, startedSite } from './started-site.ts';

/** What a start would make of the settings. */
export async function plannedSite(
  folder: SiteFolder,
  settings: GivenSiteSettings,
): Promise<StartedSite> {
  const plan = planOf(folder, settings);
  const isThere = await stat(folder.root).then(
    () => true,
    () => false,
  );
  return startedSite({
    state: 'planned',
    listen: writtenListenAddress(plan.listen),
    url: plan.publicUrl ?? reachedAt(plan.listen),
    certificateUrl: plan.certificateUrl ?? reachedAt(plan.certificateListen),
    dataFolder: folder.root,
    makesFolder: !isThere,
    database: shownPlace(plan.database),
    blobs: shownPlace(plan.blobs),
  });
}

/** Null where that is known only when it has a port. */
function reachedAt(address: ListenAddress): string | null {
  return address.port === 0 ? null : assumedUrl(address, address.port, hostname());
}
