import type { Mutation } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { OidcRecordKey } from './remove-oidc-record.ts';

/** Marks a record as used, and tells whether it was not yet: of two who use it at once one is first. */
export const consumeOidcRecord: Mutation<OidcRecordKey, boolean> = {
  name: 'consume-oidc-record',
  async run({ db, at }, { model, id }) {
    const { numAffectedRows } = await update(db, { model, id, consumed: at });
    return numAffectedRows === 1n;
  },
};

const update = statement(
  (db, { model, id, consumed }: OidcRecordKey & { readonly consumed: number }) =>
    db
      .updateTable('oidc_record')
      .set({ consumed })
      .where('model', '=', model)
      .where('id', '=', id)
      .where('consumed', 'is', null),
);
