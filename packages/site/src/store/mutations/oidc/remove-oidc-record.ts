import type { Mutation } from '../../mutation.ts';
import { statement } from '../../statement.ts';

export interface OidcRecordKey {
  readonly model: string;
  readonly id: string;
}

/** Removes a record, if it is there. */
export const removeOidcRecord: Mutation<OidcRecordKey, null> = {
  name: 'remove-oidc-record',
  async run({ db }, key) {
    await remove(db, key);
    return null;
  },
};

const remove = statement((db, { model, id }: OidcRecordKey) =>
  db.deleteFrom('oidc_record').where('model', '=', model).where('id', '=', id),
);
