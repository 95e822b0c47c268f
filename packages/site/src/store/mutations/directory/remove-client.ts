import { accessChanged } from '../../../directory/access-changed.ts';
import { type Client, clientView } from '../../../directory/directory-views.ts';
import type { Mutation } from '../../mutation.ts';
import type { Change } from './change.ts';
import { removeHolder } from './remove-holder.ts';
import { requireChangeable } from './require-changeable.ts';
import { selectClient } from './select-client.ts';

/** Lets a program sign in no more, and forgets it with all its roles. */
export const removeClient: Mutation<
  { readonly id: string; readonly version?: number | undefined },
  Change<Client, null>
> = {
  name: 'remove-client',
  async run(tx, expected) {
    const { id } = expected;
    const row = requireChangeable('client', await selectClient(tx, id), expected);
    await removeHolder(tx, id);
    await tx.db.deleteFrom('directory_client').where('id', '=', id).execute();
    await accessChanged(tx, id);
    return { before: clientView(row), after: null };
  },
};
