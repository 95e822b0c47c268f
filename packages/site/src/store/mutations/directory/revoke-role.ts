import { accessChanged } from '../../../directory/access-changed.ts';
import { directoryErrors } from '../../../directory/directory-errors.ts';
import type { Mutation } from '../../mutation.ts';
import type { Change } from './change.ts';
import { holderName } from './holder-name.ts';
import type { Grant } from './grant-role.ts';

/** Takes a role from who has it by himself. */
export const revokeRole: Mutation<Grant, Change<Grant, null>> = {
  name: 'revoke-role',
  async run(tx, { role, holder }) {
    const { numDeletedRows } = await tx.db
      .deleteFrom('directory_grant')
      .where('holder', '=', holder)
      .where('role', '=', role)
      .executeTakeFirst();
    if (numDeletedRows !== 1n) {
      const name = (await holderName(tx, holder)) ?? holder;
      throw directoryErrors('no-grant', { holder: name, role }, { target: name });
    }
    await accessChanged(tx);
    return { before: { role, holder }, after: null };
  },
  tells: ({ before, after }, { holder }) => ({ target: holder, before, after }),
};
