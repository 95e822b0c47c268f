import { accessChanged } from '../../../directory/access-changed.ts';
import { type Group, groupView } from '../../../directory/directory-views.ts';
import { nameKey } from '../../../directory/names.ts';
import type { Mutation } from '../../mutation.ts';
import type { Change } from './change.ts';
import { selectGroup } from './select-group.ts';
import { refuseTaken } from './refuse-taken.ts';
import { type Expected, requireChangeable } from './require-changeable.ts';

export interface ChangedGroup extends Expected {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** Changes what the site knows of a group. */
export const changeGroup: Mutation<ChangedGroup, Change<Group>> = {
  name: 'change-group',
  async run(tx, given) {
    const { db, at } = tx;
    const { id, name, description } = given;
    const row = requireChangeable('group', await selectGroup(tx, id), given);
    const key = nameKey(name);
    await refuseTaken(tx, 'group', { id, key });
    const changes = { name, name_key: key, description, version: row.version + 1, changed: at };
    await db.updateTable('directory_group').set(changes).where('id', '=', id).execute();
    await accessChanged(tx, id);
    return { before: groupView(row), after: groupView({ ...row, ...changes }) };
  },
};
