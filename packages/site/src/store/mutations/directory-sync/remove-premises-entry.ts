import type { Group, User } from '../../../directory/directory-views.ts';
import type { Change } from '../directory/change.ts';
import { removeGroup } from '../directory/remove-group.ts';
import { removeUser } from '../directory/remove-user.ts';
import type { Mutation } from '../../mutation.ts';
import { selectEntry } from './select-entry.ts';

export interface RemovedEntry {
  readonly source: string;
  readonly key: string;
}

/** Has the site know no more whom or what its directory does not have any more. */
export const removePremisesEntry: Mutation<RemovedEntry, Change<User | Group | null, null>> = {
  name: 'remove-premises-entry',
  async run(tx, { source, key }) {
    const entry = await selectEntry(tx, { source, key });
    if (entry === undefined) return { before: null, after: null };
    await tx.db
      .deleteFrom('directory_source_entry')
      .where('source', '=', source)
      .where('key', '=', key)
      .execute();
    const removed = { id: entry.object_id, source };
    return entry.kind === 'user'
      ? await removeUser.run(tx, removed)
      : await removeGroup.run(tx, removed);
  },
  tells: ({ before, after }) => (before === null ? undefined : { before, after }),
};
