import type { IsReferenced } from '../blobs/blob-store.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';

/** Whether a blob is a document of a job. */
export function isPrinted(store: Pick<Store, 'read'>): IsReferenced {
  return async (blob) => {
    const { rows } = await store.read(async (db) => select(db, { blob }));
    return rows.length > 0;
  };
}

const select = statement((db, { blob }: { readonly blob: string }) =>
  db.selectFrom('print_document').select('job').where('blob', '=', blob).limit(1),
);
