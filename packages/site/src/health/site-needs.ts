import type { BlobStore } from '../blobs/blob-store.ts';
import type { Store } from '../store/store.ts';
import type { Need } from './readiness.ts';

/** What a site cannot do without. */
export function siteNeeds({
  store,
  largeBlobs,
}: {
  readonly store: Pick<Store, 'read'>;
  readonly largeBlobs: Pick<BlobStore, 'stat'>;
}): readonly Need[] {
  return [
    {
      name: 'database',
      probe: async () => store.read(async (db) => db.selectFrom('site').select('id').execute()),
    },
    { name: 'blob store', probe: async () => largeBlobs.stat('0'.repeat(64)) },
  ];
}
