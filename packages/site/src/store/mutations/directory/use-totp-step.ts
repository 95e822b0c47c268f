import type { Mutation } from '../../mutation.ts';

export interface UsedTotpStep {
  readonly userId: string;
  readonly id: string;
  readonly step: number;
}

/** Uses a code up, by the step that it is of; tells whether nobody has used it, or a later one, before. */
export const useTotpStep: Mutation<UsedTotpStep, boolean> = {
  name: 'use-totp-step',
  async run({ db }, { userId, id, step }) {
    const { numUpdatedRows } = await db
      .updateTable('directory_totp')
      .set({ last_step: step })
      .where('user_id', '=', userId)
      .where('id', '=', id)
      .where('confirmed', 'is not', null)
      .where('last_step', '<', step)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
};
