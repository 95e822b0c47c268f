import { accessChanged } from '../../../directory/access-changed.ts';
import type { Mutation } from '../../mutation.ts';

/** As many go into one change. */
export const mostMembersAtOnce = 500;

export interface ChangedMembers {
  /** The id of a group that a directory on the premises gives. */
  readonly group: string;
  /** The ids of users and groups. */
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Puts people and groups into a group, and takes others out, as its directory says. */
export const changePremisesMembers: Mutation<ChangedMembers, null> = {
  name: 'change-premises-members',
  async run(tx, { group, add, remove }) {
    const { db } = tx;
    if (add.length > 0) {
      await db
        .insertInto('directory_member')
        .values(add.map((member) => ({ group_id: group, member_id: member })))
        .onConflict((conflict) => conflict.columns(['group_id', 'member_id']).doNothing())
        .execute();
    }
    if (remove.length > 0) {
      await db
        .deleteFrom('directory_member')
        .where('group_id', '=', group)
        .where('member_id', 'in', remove)
        .execute();
    }
    await accessChanged(tx);
    return null;
  },
  tells: (_, { group, add, remove }) => ({
    target: group,
    after: { added: add, removed: remove },
  }),
};
