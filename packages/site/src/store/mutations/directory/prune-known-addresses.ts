import type { Mutation } from '../../mutation.ts';

/** Forgets from where people have not signed in since that time, and tells how many places those were. */
export const pruneKnownAddresses: Mutation<{ readonly before: number }, number> = {
  name: 'prune-known-addresses',
  async run({ db }, { before }) {
    const { numDeletedRows } = await db
      .deleteFrom('directory_known_address')
      .where('seen', '<', before)
      .executeTakeFirst();
    return Number(numDeletedRows);
  },
};
