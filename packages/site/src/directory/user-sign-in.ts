import type { Answered } from '@hawser/core/api/contract';
import type { getUserSignIn } from '@hawser/core/api/contracts/user-proofs';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import { longestHoldMs } from './guessing/guess-limits.ts';
import type { User } from './directory-views.ts';
import { userOfId } from './signing-in-user.ts';

/** How one of the people signs in, and whether he may now. */
export async function userSignIn(
  store: Pick<Store, 'read'>,
  { id }: Pick<User, 'id'>,
  now: number,
): Promise<Answered<typeof getUserSignIn>> {
  const user = await userOfId(store, id);
  const totp = await store.read(async (db) => selectTotp(db, { id }));
  const codes = await store.read(async (db) => countCodes(db, { id }));
  const held = await store.read(async (db) =>
    selectHeld(db, { id, now, last: now + longestHoldMs }),
  );
  const until = Math.max(0, ...held.rows.map((row) => row.held_until));
  const own = user?.mustChange === true ? 'to be changed' : 'own';
  const here = user?.hash === undefined ? 'none' : own;
  return {
    password: user === undefined || user.source === null ? here : 'elsewhere',
    totp: totp.rows.length > 0,
    recoveryCodes: codes.rows[0]?.count ?? 0,
    lockedUntil: until === 0 ? null : new Date(until).toISOString(),
  };
}

const selectTotp = statement((db, { id }: { id: string }) =>
  db
    .selectFrom('directory_totp')
    .select('id')
    .where('user_id', '=', id)
    .where('confirmed', 'is not', null),
);

const countCodes = statement((db, { id }: { id: string }) =>
  db
    .selectFrom('directory_recovery_code')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('user_id', '=', id),
);

const selectHeld = statement((db, { id, now, last }: { id: string; now: number; last: number }) =>
  db
    .selectFrom('directory_guess')
    .select('held_until')
    .where('user_id', '=', id)
    .where('held_until', '>', now)
    .where('held_until', '<=', last),
);
