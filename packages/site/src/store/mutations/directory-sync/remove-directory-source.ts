import { directorySyncErrors } from '../../../directory-sync/directory-sync-errors.ts';
import type { Mutation } from '../../mutation.ts';
import { requireSource, type WantedSource } from './require-source.ts';

/** Has a directory on the premises read no more. */
export const removeDirectorySource: Mutation<WantedSource, null> = {
  name: 'remove-directory-source',
  async run(tx, wanted) {
    await requireSource(tx, wanted);
    const { name } = wanted;
    const left = await tx.db
      .selectFrom('directory_source_entry')
      .select('key')
      .where('source', '=', name)
      .executeTakeFirst();
    if (left !== undefined) throw directorySyncErrors('read-meanwhile', { name }, { target: name });
    await tx.db.deleteFrom('directory_source').where('name', '=', name).execute();
    return null;
  },
};
