import { removeGroup } from '../directory/remove-group.ts';
import { removeUser } from '../directory/remove-user.ts';
import type { Mutation } from '../../mutation.ts';
import { selectEntry } from './select-entry.ts';

export interface RemovedEntry {
  readonly source: string;
  readonly key: string;
}

/** Has the site know no more whom or what its directory does not have any more; tells whether it did. */
export const removePremisesEntry: Mutation<RemovedEntry, boolean> = {
  name: 'remove-premises-entry',
  async run(tx, { source, key }) {
    const entry = await selectEntry(tx, { source, key });
    if (entry === undefined) return false;
    await tx.db
      .deleteFrom('directory_source_entry')
      .where('source', '=', source)
      .where('key', '=', key)
      .execute();
    const removed = { id: entry.object_id, source };
    await (entry.kind === 'user' ? removeUser.run(tx, removed) : removeGroup.run(tx, removed));
    return true;
  },
};
