import type { Role } from '@hawser/core/identity/roles';
import { accessChanged } from '../../../directory/access-changed.ts';
import { directoryErrors } from '../../../directory/directory-errors.ts';
import type { Mutation } from '../../mutation.ts';
import type { Change } from './change.ts';
import { holderName } from './holder-name.ts';

export interface Grant {
  readonly role: Role;
  /** The id of a user, a group or a client, or a group in tokens of another directory. */
  readonly holder: string;
}

/** Gives somebody a role; before tells whether he had it by himself. */
export const grantRole: Mutation<Grant, Change<Grant | null, Grant>> = {
  name: 'grant-role',
  async run(tx, { role, holder }) {
    if ((await holderName(tx, holder)) === undefined) {
      throw directoryErrors('unknown-holder', { id: holder }, { target: holder });
    }
    const { numInsertedOrUpdatedRows } = await tx.db
      .insertInto('directory_grant')
      .values({ holder, role, created: tx.at })
      .onConflict((conflict) => conflict.columns(['holder', 'role']).doNothing())
      .executeTakeFirstOrThrow();
    const grant = { role, holder };
    if (numInsertedOrUpdatedRows !== 1n) return { before: grant, after: grant };
    await accessChanged(tx);
    return { before: null, after: grant };
  },
  tells: ({ before, after }, { holder }) => ({ target: holder, before, after }),
};
