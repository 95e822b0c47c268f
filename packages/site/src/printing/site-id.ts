import type { Store } from '../store/store.ts';

/** What tells this site from all others. */
export async function siteId(store: Pick<Store, 'read'>): Promise<string> {
  const { id } = await store.read(async (db) =>
    db.selectFrom('site').select('id').executeTakeFirstOrThrow(),
  );
  return id;
}
