import type { Answered } from '@hawser/core/api/contract';
import type { getUser } from '@hawser/core/api/contracts/users';
import type { Store } from '../store/store.ts';
import { longestHoldMs } from './guessing/guess-limits.ts';
import type { User } from './directory-views.ts';

/** A person with what holds of him at the moment. */
export type ShownUser = Answered<typeof getUser>;

/** Adds to people whether they are locked out now, and what they have beside their passwords. */
export async function shownUsers(
  store: Pick<Store, 'read'>,
  users: readonly User[],
  now: number,
): Promise<ShownUser[]> {
  if (users.length === 0) return [];
  const ids = users.map(({ id }) => id);
  const held = await store.read(async (db) =>
    db
      .selectFrom('directory_guess')
      .select(({ fn }) => ['user_id', fn.max('held_until').as('until')])
      .where('user_id', 'in', ids)
      .where('held_until', '>', now)
      .where('held_until', '<=', now + longestHoldMs)
      .groupBy('user_id')
      .execute(),
  );
  const totp = await store.read(async (db) =>
    db
      .selectFrom('directory_totp')
      .select(['user_id', 'confirmed'])
      .where('user_id', 'in', ids)
      .where('confirmed', 'is not', null)
      .execute(),
  );
  const codes = await store.read(async (db) =>
    db
      .selectFrom('directory_recovery_code')
      .select(({ fn }) => ['user_id', fn.countAll<number>().as('count')])
      .where('user_id', 'in', ids)
      .groupBy('user_id')
      .execute(),
  );
  const until = new Map(held.map((row) => [row.user_id, row.until]));
  const since = new Map(totp.map((row) => [row.user_id, row.confirmed]));
  const left = new Map(codes.map((row) => [row.user_id, row.count]));
  return users.map((user) => ({
    ...user,
    lockedUntil: timeOrNull(until.get(user.id)),
    totpSince: timeOrNull(since.get(user.id)),
    recoveryCodes: left.get(user.id) ?? 0,
  }));
}

/** The same of one. */
export async function shownUser(
  store: Pick<Store, 'read'>,
  user: User,
  now: number,
): Promise<ShownUser> {
  const [shown] = await shownUsers(store, [user], now);
  if (shown === undefined) throw new Error('somebody is shown as nobody');
  return shown;
}

function timeOrNull(at: number | null | undefined): string | null {
  return at === undefined || at === null ? null : new Date(at).toISOString();
}
