import { accessChanged } from '../../../directory/access-changed.ts';
import type { Member } from '../../../directory/directory-views.ts';
import { directoryErrors } from '../../../directory/directory-errors.ts';
import type { Mutation } from '../../mutation.ts';
import type { Membership } from './add-member.ts';
import type { Change } from './change.ts';
import { findMember } from './find-member.ts';
import { requireChangeable } from './require-changeable.ts';
import { selectGroup } from './select-group.ts';

/** Takes somebody out of a group. */
export const removeMember: Mutation<Membership, Change<Member, null>> = {
  name: 'remove-member',
  async run(tx, { group: id, member: memberId, source }) {
    const group = requireChangeable('group', await selectGroup(tx, id), { id, source });
    const member = await findMember(tx, memberId);
    const { numDeletedRows } = await tx.db
      .deleteFrom('directory_member')
      .where('group_id', '=', id)
      .where('member_id', '=', memberId)
      .executeTakeFirst();
    if (numDeletedRows !== 1n) {
      const names = { group: group.name, member: member.name };
      throw directoryErrors('no-member', names, { target: member.name });
    }
    await accessChanged(tx, member.kind === 'user' ? memberId : undefined);
    return { before: member, after: null };
  },
  tells: ({ before, after }, { group }) => ({ target: group, before, after }),
};
