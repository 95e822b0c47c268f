import { withoutGuess } from '../../../directory/guessing/guess-limits.ts';
import type { Mutation } from '../../mutation.ts';
import { guessesOf, type GuessSubject } from './reserve-guess.ts';

export interface SettledGuess {
  readonly subjects: readonly GuessSubject[];
  /** When it was counted. */
  readonly at: number;
  /** False where it could not be checked after all. */
  readonly right: boolean;
  /** Who has signed in by it, from where; null where more is needed for that. */
  readonly signedIn: { readonly userId: string; readonly address: string } | null;
}

/** More than anybody has; whoever has more is unknown again where he was longest ago. */
const mostAddresses = 10;

/**
 * Takes a guess that was not a wrong one back out of the count. After a right one the person starts
 * anew. An address does not: a guesser who has a password of his own could do that again and again.
 */
export const settleGuess: Mutation<SettledGuess, void> = {
  name: 'settle-guess',
  async run(tx, { subjects, at, right, signedIn }) {
    const { db } = tx;
    for (const { subject, kind } of subjects) {
      const guesses = withoutGuess(await guessesOf(tx, subject), at);
      if ((right && kind === 'person') || guesses.recent.length === 0) {
        await db.deleteFrom('directory_guess').where('subject', '=', subject).execute();
        continue;
      }
      const { recent, holds, heldUntil } = guesses;
      await db
        .updateTable('directory_guess')
        .set({ recent: JSON.stringify(recent), holds, held_until: heldUntil })
        .where('subject', '=', subject)
        .execute();
    }
    if (signedIn === null) return;
    const { userId, address } = signedIn;
    await db
      .insertInto('directory_known_address')
      .values({ user_id: userId, address, seen: tx.at })
      .onConflict((conflict) =>
        conflict.columns(['user_id', 'address']).doUpdateSet({ seen: tx.at }),
      )
      .execute();
    const old = await db
      .selectFrom('directory_known_address')
      .select('address')
      .where('user_id', '=', userId)
      .orderBy('seen', 'desc')
      .orderBy('address')
      .execute();
    const tooMany = old.slice(mostAddresses).map((row) => row.address);
    if (tooMany.length === 0) return;
    await db
      .deleteFrom('directory_known_address')
      .where('user_id', '=', userId)
      .where('address', 'in', tooMany)
      .execute();
  },
};
