import { directorySyncErrors } from '../../../directory-sync/directory-sync-errors.ts';
import type { Mutation } from '../../mutation.ts';

/** Forgets a directory on the premises whose people are all gone; tells whether it was still there. */
export const removeDirectorySource: Mutation<{ readonly name: string }, boolean> = {
  name: 'remove-directory-source',
  async run({ db }, { name }) {
    const left = await db
      .selectFrom('directory_source_entry')
      .select('key')
      .where('source', '=', name)
      .executeTakeFirst();
    if (left !== undefined) throw directorySyncErrors('people-left', { name }, { target: name });
    // One that was added under the name since then is to stay.
    const { numDeletedRows } = await db
      .deleteFrom('directory_source')
      .where('name', '=', name)
      .where('leaving', 'is not', null)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  },
  tells: (wasThere, { name }) => (wasThere ? { target: name, before: { name } } : undefined),
};
