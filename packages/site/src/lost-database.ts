import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readKeptAdmin } from '@hawser/core/site/kept-admin';
import { siteFolderErrors } from '@hawser/core/site/site-folder-errors';
import { isEmbedded, type SitePlan } from '@hawser/core/site/site-plan';

/**
 * Throws where a site has run in the data folder, and its database is not there any more: an empty
 * one in its place would pass for it, and take what belongs into the lost one.
 */
export async function refuseLostDatabase(plan: SitePlan): Promise<void> {
  if (!isEmbedded(plan)) return;
  const admin = plan.folder.admin;
  if ((await readKeptAdmin(admin)) === undefined) return;
  const path = fileURLToPath(plan.database);
  const size = await stat(path).then(
    (stats) => stats.size,
    () => 0,
  );
  if (size === 0) throw siteFolderErrors('database-lost', { path, admin }, { target: path });
}
