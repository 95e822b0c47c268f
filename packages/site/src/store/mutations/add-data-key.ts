import type { Mutation } from '../mutation.ts';
import { append } from './append-event.ts';
import type { SealedSecret } from './keep-sealed-secret.ts';

/** The kind of the events that tell of another data key; their subjects are the names. */
export const dataKeyAdded = 'data-key-added';

export interface NewDataKey extends SealedSecret {
  readonly name: string;
  readonly number: number;
}

/** Keeps another data key, and tells all replicas. Of two that are added at once the first counts. */
export const addDataKey: Mutation<NewDataKey, number> = {
  name: 'add-data-key',
  async run(tx, { name, number, keyId, sealed }) {
    await tx.db
      .insertInto('sealed_secret')
      .values({ name, key_id: keyId, sealed, created: tx.at })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    await append(tx, { kind: dataKeyAdded, subject: name, data: null });
    return number;
  },
  tells: (number) => ({ target: 'data key', after: { number } }),
};
