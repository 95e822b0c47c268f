import type { Mutation } from '../../mutation.ts';

export interface DirectorySync {
  readonly source: string;
  /** Up to where changes were read; without, it was not read to the end. */
  readonly mark?: string | undefined;
  /** Who was left out, as JSON. */
  readonly leftOut?: string | undefined;
  /** All of it was read. */
  readonly all: boolean;
  /** What was wrong. */
  readonly trouble: string | null;
}

/** Remembers how reading a directory on the premises went. */
export const noteDirectorySync: Mutation<DirectorySync, null> = {
  name: 'note-directory-sync',
  async run({ db, at }, { source, mark, leftOut, all, trouble }) {
    const read =
      mark === undefined
        ? {}
        : { mark, left_out: leftOut ?? null, synced: at, ...(all ? { synced_all: at } : {}) };
    await db
      .updateTable('directory_source')
      .set({ trouble, ...read })
      .where('name', '=', source)
      .execute();
    return null;
  },
};
