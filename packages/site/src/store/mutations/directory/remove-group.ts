import { accessChanged } from '../../../directory/access-changed.ts';
import { type Group, groupView } from '../../../directory/directory-views.ts';
import type { Mutation } from '../../mutation.ts';
import type { Change } from './change.ts';
import { removeHolder } from './remove-holder.ts';
import { type Expected, requireChangeable } from './require-changeable.ts';
import { selectGroup } from './select-group.ts';

/** Removes a group, and with it what its members had through it. */
export const removeGroup: Mutation<Expected & { readonly id: string }, Change<Group, null>> = {
  name: 'remove-group',
  async run(tx, expected) {
    const { db } = tx;
    const { id } = expected;
    const row = requireChangeable('group', await selectGroup(tx, id), expected);
    await db.deleteFrom('directory_member').where('group_id', '=', id).execute();
    await removeHolder(tx, id);
    await db.deleteFrom('directory_group').where('id', '=', id).execute();
    // Of everybody who was in it.
    await accessChanged(tx);
    return { before: groupView(row), after: null };
  },
};
