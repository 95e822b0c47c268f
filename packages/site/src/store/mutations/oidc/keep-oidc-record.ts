import type { OidcRecordTable } from '../../tables/oidc-record.ts';
import type { Mutation } from '../../mutation.ts';
import { statement } from '../../statement.ts';

export type NewOidcRecord = Omit<OidcRecordTable, 'consumed'>;

/** Keeps a record, in the place of the one before; that it was used stays, and a session that has ended stays so. */
export const keepOidcRecord: Mutation<NewOidcRecord, null> = {
  name: 'keep-oidc-record',
  async run({ db }, record) {
    await upsert(db, record);
    return null;
  },
};

const upsert = statement(
  (db, { model, id, payload, uid, user_code, grant_id, account_id, expires }: NewOidcRecord) =>
    db
      .insertInto('oidc_record')
      .values({ model, id, payload, uid, user_code, grant_id, account_id, expires })
      .onConflict((conflict) =>
        conflict
          .columns(['model', 'id'])
          .doUpdateSet({ payload, uid, user_code, grant_id, account_id, expires })
          .where((eb) =>
            eb.or([
              eb('oidc_record.model', '!=', 'Session'),
              eb('oidc_record.consumed', 'is', null),
            ]),
          ),
      ),
);
