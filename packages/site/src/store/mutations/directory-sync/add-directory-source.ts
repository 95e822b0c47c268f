import { directorySyncErrors } from '../../../directory-sync/directory-sync-errors.ts';
import type { Mutation } from '../../mutation.ts';
import type { DirectorySourceTable } from '../../tables/directory-source.ts';
import { requireStaying } from './require-source.ts';

/** How a directory on the premises is read. */
export type DirectorySourceSettings = Pick<
  DirectorySourceTable,
  | 'name'
  | 'kind'
  | 'url'
  | 'trust_anchor'
  | 'bind_name'
  | 'password'
  | 'user_base'
  | 'group_base'
  | 'user_filter'
  | 'group_filter'
  | 'every_minutes'
>;

/** Has the site read a directory on the premises. */
export const addDirectorySource: Mutation<DirectorySourceSettings, null> = {
  name: 'add-directory-source',
  async run(tx, settings) {
    const { db, at } = tx;
    const { name } = settings;
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('directory_source')
      .values({ ...settings, version: 1, created: at, changed: at })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 1n) return null;
    await requireStaying(tx, { name, version: undefined });
    throw directorySyncErrors('exists', { name }, { target: name });
  },
};
