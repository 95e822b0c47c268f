import type { Mutation } from '../mutation.ts';
import { statement } from '../statement.ts';

export interface SealedSecret {
  readonly keyId: string;
  readonly sealed: Uint8Array;
}

/** Keeps a sealed secret where there is none of that name, and gives the one that is kept. */
export const keepSealedSecret: Mutation<SealedSecret & { readonly name: string }, SealedSecret> = {
  name: 'keep-sealed-secret',
  async run({ db, at }, { name, keyId, sealed }) {
    await insert(db, { name, keyId, sealed, created: at });
    const { rows } = await select(db, { name });
    const [kept] = rows;
    if (kept === undefined) throw new Error('a sealed secret was not kept');
    return { keyId: kept.key_id, sealed: kept.sealed };
  },
};

interface NewRow extends SealedSecret {
  readonly name: string;
  readonly created: number;
}

const insert = statement((db, { name, keyId, sealed, created }: NewRow) =>
  db
    .insertInto('sealed_secret')
    .values({ name, key_id: keyId, sealed, created })
    .onConflict((conflict) => conflict.column('name').doNothing()),
);

const select = statement((db, { name }: { name: string }) =>
  db.selectFrom('sealed_secret').select(['key_id', 'sealed']).where('name', '=', name),
);
