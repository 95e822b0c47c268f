import type { Mutation } from '../../mutation.ts';
import type { DirectorySourceSettings } from './add-directory-source.ts';
import { requireStaying } from './require-source.ts';

export interface ChangedSource {
  /** The one that is to be changed; without, whichever there is. */
  readonly version: number | undefined;
  /** Without a password that which is there stays. */
  readonly settings: Omit<DirectorySourceSettings, 'password'> & {
    readonly password: Uint8Array | undefined;
  };
}

/** Changes how a directory on the premises is read; all of it is read then the next time. */
export const changeDirectorySource: Mutation<ChangedSource, null> = {
  name: 'change-directory-source',
  async run(tx, { version, settings: { password, ...settings } }) {
    const { name } = settings;
    const before = await requireStaying(tx, { name, version });
    await tx.db
      .updateTable('directory_source')
      .set({
        ...settings,
        ...(password === undefined ? {} : { password }),
        version: before.version + 1,
        changed: tx.at,
        mark: null,
        synced_all: null,
        left_out: null,
        sign_in_trouble: null,
        sign_in_failed: null,
      })
      .where('name', '=', name)
      .execute();
    return null;
  },
};
