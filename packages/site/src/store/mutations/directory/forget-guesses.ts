import type { Mutation } from '../../mutation.ts';

/** Forgets all guesses at somebody, so that he need not wait; tells until when he would have had to. */
export const forgetGuesses: Mutation<
  { readonly userId: string },
  {
    readonly before: { readonly lockedUntil: number | null };
    readonly after: { readonly lockedUntil: null };
  }
> = {
  name: 'forget-guesses',
  async run({ db, at }, { userId }) {
    const gone = await db
      .deleteFrom('directory_guess')
      .where('user_id', '=', userId)
      .returning('held_until')
      .execute();
    const until = Math.max(0, ...gone.map((row) => row.held_until));
    return { before: { lockedUntil: until > at ? until : null }, after: { lockedUntil: null } };
  },
};
