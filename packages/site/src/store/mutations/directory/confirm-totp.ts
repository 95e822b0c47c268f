import { secondFactorErrors } from '../../../directory/second-factor/second-factor-errors.ts';
import type { Mutation } from '../../mutation.ts';
import type { Change } from './change.ts';
import { proofChanged } from './proof-changed.ts';
import { replaceRecoveryCodes } from './replace-recovery-codes.ts';

export interface ConfirmedTotp {
  readonly userId: string;
  readonly name: string;
  /** Which one it is that was begun. */
  readonly id: string;
  /** Of the first code. */
  readonly step: number;
  readonly recoveryHashes: readonly string[];
}

interface SecondFactor {
  readonly secondFactor: boolean;
}

/** From now on somebody signs in with codes, too. */
export const confirmTotp: Mutation<ConfirmedTotp, Change<SecondFactor>> = {
  name: 'confirm-totp',
  async run(tx, { userId, name, id, step, recoveryHashes }) {
    const { numUpdatedRows } = await tx.db
      .updateTable('directory_totp')
      .set({ confirmed: tx.at, last_step: step })
      .where('user_id', '=', userId)
      .where('id', '=', id)
      .where('confirmed', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw secondFactorErrors('not-begun', { name }, { target: name });
    await replaceRecoveryCodes(tx, userId, recoveryHashes);
    await proofChanged(tx, userId);
    return { before: { secondFactor: false }, after: { secondFactor: true } };
  },
};
