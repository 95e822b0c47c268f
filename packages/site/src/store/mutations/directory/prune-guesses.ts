import type { Mutation } from '../../mutation.ts';
import type { OldOnes } from '../old-ones.ts';

/** Forgets guesses that nothing depends on any more, some at a time, and tells how many. */
export const pruneGuesses: Mutation<OldOnes, number> = {
  name: 'prune-guesses',
  async run({ db }, { before, most }) {
    const old = await db
      .selectFrom('directory_guess')
      .select('subject')
      .where('changed', '<', before)
      .orderBy('changed')
      .limit(most)
      .execute();
    const subjects = old.map(({ subject }) => subject);
    if (subjects.length === 0) return 0;
    await db.deleteFrom('directory_guess').where('subject', 'in', subjects).execute();
    return subjects.length;
  },
};
