import type { Mutation } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { Change } from './change.ts';
import { endSignIns } from '../oidc/end-sign-ins.ts';
import { proofChanged } from './proof-changed.ts';

export interface NewPasswordHash {
  readonly userId: string;
  readonly hash: string;
  /** Whether somebody else has chosen it. */
  readonly mustChange: boolean;
  /** When the one was kept that it takes the place of; without, whichever there is. */
  readonly inPlaceOf?: number | undefined;
}

/** What is told of a password. */
interface PasswordState {
  readonly password: 'none' | 'to be changed' | 'own';
}

function stateOf(mustChange: number | null): PasswordState['password'] {
  if (mustChange === null) return 'none';
  return mustChange === 1 ? 'to be changed' : 'own';
}

/**
 * Keeps the hash of a new password of one of the site's own people, whose sign-ins end with it. Null
 * where he is gone, comes from another directory, or has got another password in the meantime.
 */
export const keepPassword: Mutation<NewPasswordHash, Change<PasswordState> | null> = {
  name: 'keep-password',
  async run(tx, { userId, hash, mustChange, inPlaceOf }) {
    const { db, at } = tx;
    const { rows } = await select(db, { userId });
    const [there] = rows;
    if (there === undefined) return null;
    if (inPlaceOf !== undefined && there.changed !== inPlaceOf) return null;
    await keep(db, { userId, hash, mustChange: mustChange ? 1 : 0, changed: at });
    await endSignIns(tx, userId);
    await proofChanged(tx, userId);
    return {
      before: { password: stateOf(there.must_change) },
      after: { password: stateOf(mustChange ? 1 : 0) },
    };
  },
};

const select = statement((db, { userId }: { userId: string }) =>
  db
    .selectFrom('directory_user')
    .leftJoin('directory_password', 'directory_password.user_id', 'directory_user.id')
    .select(['must_change', 'directory_password.changed'])
    .where('id', '=', userId)
    .where('source', 'is', null),
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
