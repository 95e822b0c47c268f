import type { Mutation } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { NewOidcRecord } from './keep-oidc-record.ts';

/** Keeps a record where there is none of that id, and tells whether it did: for what happens once. */
export const addOidcRecord: Mutation<NewOidcRecord, boolean> = {
  name: 'add-oidc-record',
  async run({ db }, record) {
    const { numAffectedRows } = await insert(db, record);
    return numAffectedRows === 1n;
  },
};

const insert = statement(
  (db, { model, id, payload, uid, user_code, grant_id, account_id, expires }: NewOidcRecord) =>
    db
      .insertInto('oidc_record')
      .values({ model, id, payload, uid, user_code, grant_id, account_id, expires })
      .onConflict((conflict) => conflict.columns(['model', 'id']).doNothing()),
);
