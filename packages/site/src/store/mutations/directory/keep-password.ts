import { accessChanged } from '../../../directory/access-changed.ts';
import type { Mutation } from '../../mutation.ts';
import { statement } from '../../statement.ts';

export interface NewPasswordHash {
  readonly userId: string;
  readonly hash: string;
  /** Whether somebody else has chosen it. */
  readonly mustChange: boolean;
  /** The hash that it takes the place of; without, of whatever is there. */
  readonly before?: string;
}

/**
 * Keeps the hash of a new password of one of the site's own people, whose sign-ins end with it; tells
 * whether it did. It does not where he is gone or is another directory's, or has another password by now.
 */
export const keepPassword: Mutation<NewPasswordHash, boolean> = {
  name: 'keep-password',
  async run(tx, { userId, hash, mustChange, before }) {
    const { db, at } = tx;
    const { rows } = await select(db, { userId });
    const [there] = rows;
    if (there === undefined || (before !== undefined && there.hash !== before)) return false;
    await keep(db, { userId, hash, mustChange: mustChange ? 1 : 0, changed: at });
    await accessChanged(tx, userId);
    return true;
  },
};

const select = statement((db, { userId }: { userId: string }) =>
  db
    .selectFrom('directory_user')
    .leftJoin('directory_password', 'directory_password.user_id', 'directory_user.id')
    .select('directory_password.hash')
    .where('directory_user.id', '=', userId)
    .where('directory_user.source', 'is', null),
);

interface PasswordRow {
  readonly userId: string;
  readonly hash: string;
  readonly mustChange: number;
  readonly changed: number;
}

const keep = statement((db, { userId, hash, mustChange, changed }: PasswordRow) =>
  db
    .insertInto('directory_password')
    .values({ user_id: userId, hash, must_change: mustChange, changed })
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet({ hash, must_change: mustChange, changed }),
    ),
);
