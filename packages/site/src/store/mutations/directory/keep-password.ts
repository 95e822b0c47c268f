import type { Mutation } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import { proofChanged } from './proof-changed.ts';

export interface NewPasswordHash {
  readonly userId: string;
  readonly hash: string;
  /** Whether somebody else has chosen it. */
  readonly mustChange: boolean;
}

/**
 * Keeps the hash of a new password of one of the site's own people, whose sign-ins end with it; tells
 * whether it did. It does not where he is gone, or comes from another directory.
 */
export const keepPassword: Mutation<NewPasswordHash, boolean> = {
  name: 'keep-password',
  async run(tx, { userId, hash, mustChange }) {
    const { db, at } = tx;
    const { rows } = await select(db, { userId });
    if (rows.length === 0) return false;
    await keep(db, { userId, hash, mustChange: mustChange ? 1 : 0, changed: at });
    await proofChanged(tx, userId);
    return true;
  },
};

const select = statement((db, { userId }: { userId: string }) =>
  db.selectFrom('directory_user').select('id').where('id', '=', userId).where('source', 'is', null),
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
