import type { Mutation } from '../../mutation.ts';
import { statement } from '../../statement.ts';

export interface RenewedPasswordHash {
  readonly userId: string;
  readonly before: string;
  readonly hash: string;
}

/** Keeps a costlier hash of the same password, unless there is another password by now. */
export const renewPasswordHash: Mutation<RenewedPasswordHash, void> = {
  name: 'renew-password-hash',
  async run({ db }, renewed) {
    await renew(db, renewed);
  },
};

const renew = statement((db, { userId, before, hash }: RenewedPasswordHash) =>
  db
    .updateTable('directory_password')
    .set({ hash })
    .where('user_id', '=', userId)
    .where('hash', '=', before),
);
