import type { Mutation } from '../mutation.ts';
import { statement } from '../statement.ts';

export interface UnwantedSmallBlob {
  readonly name: string;
  /** Only if it was last put then: whoever has put it again still needs it. */
  readonly stored?: number;
}

/** Deletes a small blob, and tells whether it did. */
export const deleteSmallBlob: Mutation<UnwantedSmallBlob, boolean> = {
  name: 'delete-small-blob',
  async run({ db }, { name, stored }) {
    const { numAffectedRows } = await (stored === undefined
      ? remove(db, { name })
      : removeUnchanged(db, { name, stored }));
    return numAffectedRows === 1n;
  },
};

const remove = statement((db, { name }: { name: string }) =>
  db.deleteFrom('small_blob').where('name', '=', name),
);

const removeUnchanged = statement((db, { name, stored }: Required<UnwantedSmallBlob>) =>
  db.deleteFrom('small_blob').where('name', '=', name).where('stored', '=', stored),
);
