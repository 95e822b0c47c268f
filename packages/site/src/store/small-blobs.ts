import type { StoredBlob } from '../blobs/blob-store.ts';
import type { SmallBlobs } from '../blobs/small-blobs.ts';
import { deleteSmallBlob } from './mutations/delete-small-blob.ts';
import { putSmallBlob } from './mutations/put-small-blob.ts';
import { statement } from './statement.ts';
import type { Store } from './store.ts';

const pageSize = 500;

/** The blobs that are small enough for the database. */
export function smallBlobsIn({ read, mutate }: Pick<Store, 'read' | 'mutate'>): SmallBlobs {
  return {
    // Its name is the hash of its bytes, which the shelf has made.
    async put(name, bytes) {
      await mutate(putSmallBlob, { name, bytes, sha256: name });
    },
    async get(name) {
      const { rows } = await read(async (db) => selectBytes(db, { name }));
      return rows[0]?.bytes;
    },
    async stat(name) {
      const { rows } = await read(async (db) => selectFacts(db, { name }));
      return rows[0];
    },
    async delete(name, stored) {
      return await mutate(deleteSmallBlob, stored === undefined ? { name } : { name, stored });
    },
    async *list(after = '') {
      for (let last = after; ;) {
        const { rows } = await read(async (db) => selectPage(db, { last, limit: pageSize }));
        yield* rows;
        const [end] = rows.slice(-1);
        if (end === undefined || rows.length < pageSize) return;
        last = end.name;
      }
    },
  };
}

const selectBytes = statement((db, { name }: { name: string }) =>
  db.selectFrom('small_blob').select('bytes').where('name', '=', name),
);

const selectFacts = statement<{ name: string }, StoredBlob>((db, { name }) =>
  db
    .selectFrom('small_blob')
    .select(['name', 'size', 'stored as storedAt'])
    .where('name', '=', name),
);

const selectPage = statement<{ last: string; limit: number }, StoredBlob>((db, { last, limit }) =>
  db
    .selectFrom('small_blob')
    .select(['name', 'size', 'stored as storedAt'])
    .where('name', '>', last)
    .orderBy('name')
    .limit(limit),
);
