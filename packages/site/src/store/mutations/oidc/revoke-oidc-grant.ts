import { accessChanged } from '../../../directory/access-changed.ts';
import type { Mutation } from '../../mutation.ts';

/** Takes back what a user has granted a program: all that was given for it ends. Tells whether there was any. */
export const revokeOidcGrant: Mutation<{ readonly grant: string }, boolean> = {
  name: 'revoke-oidc-grant',
  async run(tx, { grant }) {
    const gone = await tx.db
      .deleteFrom('oidc_record')
      .where('grant_id', '=', grant)
      .returning('account_id')
      .execute();
    if (gone.length === 0) return false;
    const holder = gone.find(({ account_id }) => account_id !== null)?.account_id;
    await accessChanged(tx, holder ?? undefined);
    return true;
  },
};
