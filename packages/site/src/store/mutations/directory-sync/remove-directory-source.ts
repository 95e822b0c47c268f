import type { Mutation } from '../../mutation.ts';
import { requireSource, type WantedSource } from './require-source.ts';

/** Has a directory on the premises read no more. */
export const removeDirectorySource: Mutation<WantedSource, null> = {
  name: 'remove-directory-source',
  async run(tx, wanted) {
    await requireSource(tx, wanted);
    await tx.db.deleteFrom('directory_source').where('name', '=', wanted.name).execute();
    return null;
  },
};
