import type { Mutation } from '../mutation.ts';
import type { OldOnes } from './old-ones.ts';

/** Forgets events of long ago, some at a time, and tells how many. */
export const pruneEvents: Mutation<OldOnes, number> = {
  name: 'prune-events',
  async run({ db }, { before, most }) {
    // In their order, from which their times differ only by what clocks do: no index on times is needed.
    const old = await db
      .selectFrom('event')
      .select(['sequence', 'time'])
      .orderBy('sequence')
      .limit(most)
      .execute();
    const young = old.findIndex(({ time }) => time >= before);
    const gone = young === -1 ? old : old.slice(0, young);
    const last = gone.at(-1);
    if (last === undefined) return 0;
    await db.deleteFrom('event').where('sequence', '<=', last.sequence).execute();
    return gone.length;
  },
};
