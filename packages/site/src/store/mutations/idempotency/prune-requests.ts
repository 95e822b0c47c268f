import type { Mutation } from '../../mutation.ts';
import { keptMs } from './claim-request.ts';

/** Forgets requests whose repeats get no answer any more, some at a time, and tells how many. */
export const pruneRequests: Mutation<{ readonly most: number }, number> = {
  name: 'prune-requests',
  async run({ db, at }, { most }) {
    const old = await db
      .selectFrom('keyed_request')
      .select('created')
      .where('created', '<=', at - keptMs)
      .orderBy('created')
      .limit(most)
      .execute();
    const last = old.at(-1);
    if (last === undefined) return 0;
    await db.deleteFrom('keyed_request').where('created', '<=', last.created).execute();
    return old.length;
  },
};
