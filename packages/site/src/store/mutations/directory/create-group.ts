import { accessChanged } from '../../../directory/access-changed.ts';
import { type Group, groupView } from '../../../directory/directory-views.ts';
import { nameKey } from '../../../directory/names.ts';
import type { Mutation } from '../../mutation.ts';
import type { Change } from './change.ts';
import { type Origin, originRow } from './origin.ts';
import { refuseTaken } from './refuse-taken.ts';

export interface NewGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly origin?: Origin | undefined;
}

/** Makes a group, with nobody in it. */
export const createGroup: Mutation<NewGroup, Change<null, Group>> = {
  name: 'create-group',
  async run(tx, { id, name, description, origin }) {
    const { db, at } = tx;
    const key = nameKey(name);
    await refuseTaken(tx, 'group', { id, key });
    const row = {
      id,
      ...(await originRow(tx, origin)),
      name,
      name_key: key,
      description,
      version: 1,
      created: at,
      changed: at,
    };
    await db.insertInto('directory_group').values(row).execute();
    await accessChanged(tx, id);
    return { before: null, after: groupView(row) };
  },
};
