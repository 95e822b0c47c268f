import type { Mutation } from '../mutation.ts';
import { statement } from '../statement.ts';
import { storeErrors } from '../store-errors.ts';

export interface NewSmallBlob {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of the bytes, in lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** Keeps a small blob, and tells whether it is new. The same one again changes nothing. */
export const putSmallBlob: Mutation<NewSmallBlob, boolean> = {
  name: 'put-small-blob',
  async run({ db, at }, { name, bytes, sha256 }) {
    const blob = { name, bytes, size: bytes.byteLength, sha256, created: at };
    const { numAffectedRows } = await insert(db, blob);
    if (numAffectedRows === 1n) return true;
    const { rows } = await selectHash(db, { name });
    if (rows[0]?.sha256 !== sha256) throw storeErrors('blob-differs', { name }, { target: name });
    return false;
  },
};

const insert = statement((db, { name, bytes, size, sha256, created }: SmallBlobRow) =>
  db
    .insertInto('small_blob')
    .values({ name, bytes, size, sha256, created })
    .onConflict((conflict) => conflict.column('name').doNothing()),
);

const selectHash = statement((db, { name }: { name: string }) =>
  db.selectFrom('small_blob').select('sha256').where('name', '=', name),
);

interface SmallBlobRow extends NewSmallBlob {
  readonly size: number;
  readonly created: number;
}
