import { isEmbedded, type SitePlan } from '@hawser/core/site/site-plan';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import { siteKeyErrors } from './site-key-errors.ts';
import { readOrMakeSiteKey, readSiteKey, type SiteKey } from './site-key.ts';

/**
 * The key of the site that the database belongs to. One is made only where nothing is sealed yet: a
 * new key in the place of a lost one would open nothing, and would be in the way of the right one.
 */
export async function openSiteKey(
  store: Pick<Store, 'read'>,
  plan: Pick<SitePlan, 'siteKeyFile' | 'database'>,
): Promise<SiteKey> {
  const { siteKeyFile: path } = plan;
  const there = await readSiteKey(path);
  if (there !== undefined) return there;
  const { rows } = await store.read(async (db) => selectSealed(db, {}));
  const [sealed] = rows;
  if (sealed === undefined) return await readOrMakeSiteKey(path);
  // Another replica that shares the file may have made it, and sealed with it, in between.
  const meanwhile = await readSiteKey(path);
  if (meanwhile !== undefined) return meanwhile;
  const key = isEmbedded(plan) ? 'missing' : 'missing-here';
  throw siteKeyErrors(key, { path, wanted: sealed.key_id }, { target: path });
}

const selectSealed = statement((db) => db.selectFrom('sealed_secret').select('key_id').limit(1));
