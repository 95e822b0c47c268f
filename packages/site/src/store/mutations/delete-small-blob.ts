import type { Mutation } from '../mutation.ts';
import { statement } from '../statement.ts';

/** Deletes a small blob, and tells whether there was one. */
export const deleteSmallBlob: Mutation<{ readonly name: string }, boolean> = {
  name: 'delete-small-blob',
  async run({ db }, { name }) {
    const { numAffectedRows } = await remove(db, { name });
    return numAffectedRows === 1n;
  },
};

const remove = statement((db, { name }: { name: string }) =>
  db.deleteFrom('small_blob').where('name', '=', name),
);
