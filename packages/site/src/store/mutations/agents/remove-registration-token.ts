import type { Mutation } from '../../mutation.ts';

/** Takes a token no longer, and tells whether there was one. */
export const removeRegistrationToken: Mutation<{ readonly id: string }, boolean> = {
  name: 'remove-registration-token',
  async run({ db }, { id }) {
    const { numDeletedRows } = await db
      .deleteFrom('registration_token')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return numDeletedRows === 1n;
  },
};
