import { accessChanged } from '../../../directory/access-changed.ts';
import type { Mutation } from '../../mutation.ts';
import { requireSource, type WantedSource } from './require-source.ts';

/**
 * Lets nobody of a directory on the premises in any more, before they are removed some at a time; tells
 * whether that was not so before.
 */
export const beginRemovingDirectory: Mutation<WantedSource, boolean> = {
  name: 'begin-removing-directory',
  async run(tx, wanted) {
    const { leaving } = await requireSource(tx, wanted);
    if (leaving !== null) return false;
    await tx.db
      .updateTable('directory_source')
      .set({ leaving: tx.at })
      .where('name', '=', wanted.name)
      .execute();
    // Of everybody who comes from it.
    await accessChanged(tx);
    return true;
  },
  tells: (isNew, { name }) =>
    isNew ? { target: name, before: { leaving: false }, after: { leaving: true } } : undefined,
};
