import { accessChanged } from '../../../directory/access-changed.ts';
import { type User, userView } from '../../../directory/directory-views.ts';
import type { Mutation } from '../../mutation.ts';
import type { Change } from './change.ts';
import { forgetProof } from './forget-proof.ts';
import { endSignIns } from '../oidc/end-sign-ins.ts';
import { removeHolder } from './remove-holder.ts';
import { type Expected, requireChangeable } from './require-changeable.ts';

/** Has the site know a person no more: nothing is left by which he could get in, or have a role. */
export const removeUser: Mutation<Expected & { readonly id: string }, Change<User, null>> = {
  name: 'remove-user',
  async run(tx, expected) {
    const { db } = tx;
    const { id } = expected;
    const found = await db
      .selectFrom('directory_user')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    const row = requireChangeable('user', found, expected);
    await forgetProof(tx, id);
    await endSignIns(tx, id);
    await removeHolder(tx, id);
    await db.deleteFrom('directory_user').where('id', '=', id).execute();
    await accessChanged(tx, id);
    return { before: userView(row), after: null };
  },
};
