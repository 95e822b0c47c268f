import type { User } from '../../../directory/directory-views.ts';
import { userView } from '../../../directory/directory-views.ts';
import { accessChanged } from '../../../directory/access-changed.ts';
import { nameKey } from '../../../directory/names.ts';
import type { Mutation } from '../../mutation.ts';
import type { Change } from './change.ts';
import { type Origin, originRow } from './origin.ts';
import { refuseTaken } from './refuse-taken.ts';

export interface NewUser {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly enabled: boolean;
  readonly origin?: Origin | undefined;
  /** The hash of a first password, which somebody else has chosen. */
  readonly passwordHash?: string | undefined;
}

/** Has the site know another person. */
export const createUser: Mutation<NewUser, Change<null, User>> = {
  name: 'create-user',
  async run(tx, { id, name, displayName, email, enabled, origin, passwordHash }) {
    const { db, at } = tx;
    const key = nameKey(name);
    await refuseTaken(tx, 'user', { id, key });
    const row = {
      id,
      ...(await originRow(tx, origin)),
      name,
      name_key: key,
      display_name: displayName,
      email,
      enabled: enabled ? 1 : 0,
      version: 1,
      created: at,
      changed: at,
    };
    await db.insertInto('directory_user').values(row).execute();
    if (passwordHash !== undefined) {
      await db
        .insertInto('directory_password')
        .values({ user_id: id, hash: passwordHash, must_change: 1, changed: at })
        .execute();
    }
    await accessChanged(tx, id);
    return { before: null, after: userView(row) };
  },
};
