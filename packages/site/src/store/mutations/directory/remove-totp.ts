import { secondFactorErrors } from '../../../directory/second-factor/second-factor-errors.ts';
import type { Mutation } from '../../mutation.ts';
import type { Change } from './change.ts';
import { proofChanged } from './proof-changed.ts';
import { replaceRecoveryCodes } from './replace-recovery-codes.ts';

/** From now on somebody signs in without codes again. */
export const removeTotp: Mutation<
  { readonly userId: string; readonly name: string },
  Change<{ readonly secondFactor: boolean }>
> = {
  name: 'remove-totp',
  async run(tx, { userId, name }) {
    const { numDeletedRows } = await tx.db
      .deleteFrom('directory_totp')
      .where('user_id', '=', userId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw secondFactorErrors('not-there', { name }, { target: name });
    await replaceRecoveryCodes(tx, userId, []);
    await proofChanged(tx, userId);
    return { before: { secondFactor: true }, after: { secondFactor: false } };
  },
};
