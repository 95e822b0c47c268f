import { secondFactorErrors } from '../../../directory/second-factor/second-factor-errors.ts';
import type { Mutation } from '../../mutation.ts';

export interface NewTotp {
  readonly userId: string;
  readonly name: string;
  readonly id: string;
  readonly keyId: string;
  readonly sealed: Uint8Array;
}

/** Keeps what somebody's codes will be made from once he has shown one, in the place of what was begun before. */
export const startTotp: Mutation<NewTotp, void> = {
  name: 'start-totp',
  async run({ db, at }, { userId, name, id, keyId, sealed }) {
    const there = await db
      .selectFrom('directory_totp')
      .select('confirmed')
      .where('user_id', '=', userId)
      .executeTakeFirst();
    if (there !== undefined && there.confirmed !== null) {
      throw secondFactorErrors('there-already', { name }, { target: name });
    }
    const row = { id, key_id: keyId, sealed, confirmed: null, last_step: 0, created: at };
    await db
      .insertInto('directory_totp')
      .values({ user_id: userId, ...row })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
      .execute();
  },
};
