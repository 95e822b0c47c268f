import { secondFactorErrors } from '../../../directory/second-factor/second-factor-errors.ts';
import type { Mutation } from '../../mutation.ts';
import { proofChanged } from './proof-changed.ts';
import { replaceRecoveryCodes } from './replace-recovery-codes.ts';

export interface RenewedRecoveryCodes {
  readonly userId: string;
  readonly name: string;
  readonly hashes: readonly string[];
}

/** Gives somebody who has an authenticator other recovery codes. */
export const renewRecoveryCodes: Mutation<RenewedRecoveryCodes, void> = {
  name: 'renew-recovery-codes',
  async run(tx, { userId, name, hashes }) {
    const there = await tx.db
      .selectFrom('directory_totp')
      .select('id')
      .where('user_id', '=', userId)
      .where('confirmed', 'is not', null)
      .executeTakeFirst();
    if (there === undefined) throw secondFactorErrors('not-there', { name }, { target: name });
    await replaceRecoveryCodes(tx, userId, hashes);
    await proofChanged(tx, userId);
  },
};
