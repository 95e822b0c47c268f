import type { Mutation } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import { endSessions } from './end-sessions.ts';

export interface OidcRecordKey {
  readonly model: string;
  readonly id: string;
}

/** Removes a record, if it is there. */
export const removeOidcRecord: Mutation<OidcRecordKey, null> = {
  name: 'remove-oidc-record',
  async run(tx, key) {
    if (key.model === 'Session') await endSessions(tx, { id: key.id });
    else await remove(tx.db, key);
    return null;
  },
};

const remove = statement((db, { model, id }: OidcRecordKey) =>
  db.deleteFrom('oidc_record').where('model', '=', model).where('id', '=', id),
);
