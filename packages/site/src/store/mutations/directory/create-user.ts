import type { User } from '../../../directory/directory-views.ts';
import { userView } from '../../../directory/directory-views.ts';
import { accessChanged } from '../../../directory/access-changed.ts';
import { nameKey } from '../../../directory/names.ts';
import type { Mutation } from '../../mutation.ts';
import type { Change } from './change.ts';
import { nextSid } from './next-sid.ts';
import { refuseTaken } from './refuse-taken.ts';
import { refuseTakenSid } from './refuse-taken-sid.ts';

/** Where somebody or something comes from that another directory gives. */
export interface Origin {
  readonly source: string;
  /** What that directory knows it by. */
  readonly key: string;
  /** The security identifier that it has there. */
  readonly sid?: string | undefined;
}

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
    if (origin?.sid !== undefined) await refuseTakenSid(tx, origin.sid);
    const row = {
      id,
      sid: origin?.sid ?? (await nextSid(tx)),
      name,
      name_key: key,
      display_name: displayName,
      email,
      enabled: enabled ? 1 : 0,
      source: origin?.source ?? null,
      source_key: origin?.key ?? null,
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
