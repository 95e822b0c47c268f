import { accessChanged } from '../../../directory/access-changed.ts';
import type { Member } from '../../../directory/directory-views.ts';
import type { Mutation } from '../../mutation.ts';
import type { Change } from './change.ts';
import { findMember } from './find-member.ts';
import { refuseCycle } from './refuse-cycle.ts';
import { requireChangeable } from './require-changeable.ts';
import { selectGroup } from './select-group.ts';

export interface Membership {
  /** The id of the group. */
  readonly group: string;
  /** The id of a user or a group. */
  readonly member: string;
  /** The directory for which it is changed; without, for those who administer the site. */
  readonly source?: string | undefined;
}

/** Puts somebody into a group; before tells whether he was in it. */
export const addMember: Mutation<Membership, Change<Member | null, Member>> = {
  name: 'add-member',
  async run(tx, { group: id, member: memberId, source }) {
    const { db } = tx;
    const group = requireChangeable('group', await selectGroup(tx, id), { id, source });
    const member = await findMember(tx, memberId);
    if (member.kind === 'group') await refuseCycle(tx, { group, member });
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('directory_member')
      .values({ group_id: id, member_id: memberId })
      .onConflict((conflict) => conflict.columns(['group_id', 'member_id']).doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) return { before: member, after: member };
    // Who is in a group that comes into another one gets what that has, too.
    await accessChanged(tx, member.kind === 'user' ? memberId : undefined);
    return { before: null, after: member };
  },
  tells: ({ before, after }, { group }) => ({ target: group, before, after }),
};
