import type { Mutation } from '../../mutation.ts';

export interface DirectorySignIn {
  readonly source: string;
  /** What was wrong; null where the directory has answered. */
  readonly trouble: string | null;
}

/** Remembers whether people can sign in by a directory on the premises. */
export const noteDirectorySignIn: Mutation<DirectorySignIn, null> = {
  name: 'note-directory-sign-in',
  isolation: 'read committed',
  async run({ db, at }, { source, trouble }) {
    await db
      .updateTable('directory_source')
      .set({ sign_in_trouble: trouble, sign_in_failed: trouble === null ? null : at })
      .where('name', '=', source)
      .execute();
    return null;
  },
};
