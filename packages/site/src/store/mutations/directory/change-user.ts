import { accessChanged } from '../../../directory/access-changed.ts';
import { type User, userView } from '../../../directory/directory-views.ts';
import { nameKey } from '../../../directory/names.ts';
import type { Mutation } from '../../mutation.ts';
import type { Change } from './change.ts';
import { endSignIns } from '../oidc/end-sign-ins.ts';
import { refuseTaken } from './refuse-taken.ts';
import { type Expected, requireChangeable } from './require-changeable.ts';

export interface ChangedUser extends Expected {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly enabled: boolean;
}

/** Changes what the site knows of a person. */
export const changeUser: Mutation<ChangedUser, Change<User>> = {
  name: 'change-user',
  async run(tx, given) {
    const { db, at } = tx;
    const { id, name, displayName, email, enabled, version } = given;
    const found = await db
      .selectFrom('directory_user')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    // Whom the site lets in it decides itself, wherever he comes from.
    const isOnlyLetIn =
      found?.name === name && found.display_name === displayName && found.email === email;
    const source = isOnlyLetIn ? (found.source ?? undefined) : given.source;
    const row = requireChangeable('user', found, { id, version, source });
    const key = nameKey(name);
    await refuseTaken(tx, 'user', { id, key });
    const changes = {
      name,
      name_key: key,
      display_name: displayName,
      email,
      enabled: enabled ? 1 : 0,
      version: row.version + 1,
      changed: at,
    };
    await db.updateTable('directory_user').set(changes).where('id', '=', id).execute();
    // Whoever is let in again some day signs in again, wherever he was signed in.
    if (!enabled) await endSignIns(tx, id);
    await accessChanged(tx, id);
    return { before: userView(row), after: userView({ ...row, ...changes }) };
  },
};
