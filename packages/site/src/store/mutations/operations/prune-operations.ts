import type { Mutation } from '../../mutation.ts';
import type { OldOnes } from '../old-ones.ts';

/** Forgets operations that ended long ago, some at a time, and tells how many. */
export const pruneOperations: Mutation<OldOnes, number> = {
  name: 'prune-operations',
  async run({ db }, { before, most }) {
    const old = await db
      .selectFrom('operation')
      .select('id')
      .where('finished', '<', before)
      .orderBy('finished')
      .limit(most)
      .execute();
    const ids = old.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await db.deleteFrom('operation_event').where('operation', 'in', ids).execute();
    await db.deleteFrom('operation_data').where('operation', 'in', ids).execute();
    await db.deleteFrom('operation').where('id', 'in', ids).execute();
    return ids.length;
  },
};
