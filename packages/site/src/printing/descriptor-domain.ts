import { sidInSite } from '../directory/site-domain.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';

/**
 * The domain that DA, DU and others of a domain are of: that of the people who come from a directory on the
 * premises, where there are any, or else the site's own.
 */
export async function descriptorDomain(store: Pick<Store, 'read' | 'site'>): Promise<string> {
  const { rows } = await store.read(async (db) => select(db, {}));
  const sid = rows[0]?.sid ?? sidInSite(store.site.id, 0);
  return sid.slice(0, sid.lastIndexOf('-'));
}

const select = statement((db) =>
  db
    .selectFrom('directory_user')
    .select('sid')
    .where('source', 'is not', null)
    .orderBy('created')
    .limit(1),
);
