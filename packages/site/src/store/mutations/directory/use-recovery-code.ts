import type { Mutation } from '../../mutation.ts';

/** Uses a recovery code up; tells whether it was there. */
export const useRecoveryCode: Mutation<
  { readonly userId: string; readonly hash: string },
  boolean
> = {
  name: 'use-recovery-code',
  async run({ db }, { userId, hash }) {
    const { numDeletedRows } = await db
      .deleteFrom('directory_recovery_code')
      .where('user_id', '=', userId)
      .where('hash', '=', hash)
      .executeTakeFirst();
    return numDeletedRows === 1n;
  },
};
