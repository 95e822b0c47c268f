import type { Mutation } from '../mutation.ts';
import { statement } from '../statement.ts';
import { storeErrors } from '../store-errors.ts';

export interface NewSmallBlob {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of the bytes, in lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** Keeps a small blob, and tells whether it is new. The same one again is as young as a new one. */
export const putSmallBlob: Mutation<NewSmallBlob, boolean> = {
  name: 'put-small-blob',
  async run({ db, at }, { name, bytes, sha256 }) {
    const blob = { name, bytes, size: bytes.byteLength, sha256, stored: at };
    const { numAffectedRows } = await insert(db, blob);
    if (numAffectedRows === 1n) return true;
    const { rows } = await selectHash(db, { name });
    if (rows[0]?.sha256 !== sha256) throw storeErrors('blob-differs', { name }, { target: name });
    await refresh(db, { name, stored: at });
    return false;
  },
};

const insert = statement((db, { name, bytes, size, sha256, stored }: SmallBlobRow) =>
  db
    .insertInto('small_blob')
    .values({ name, bytes, size, sha256, stored })
    .onConflict((conflict) => conflict.column('name').doNothing()),
);

const selectHash = statement((db, { name }: { name: string }) =>
  db.selectFrom('small_blob').select('sha256').where('name', '=', name),
);

const refresh = statement((db, { name, stored }: { name: string; stored: number }) =>
  db.updateTable('small_blob').set({ stored }).where('name', '=', name),
);

interface SmallBlobRow extends NewSmallBlob {
  readonly size: number;
  readonly stored: number;
}
