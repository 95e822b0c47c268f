import type { Store } from '../store/store.ts';
import type { User } from './directory-views.ts';

/** A person with until when nothing is looked at by which he could sign in, after too many wrong tries. */
export type LockableUser = User & { readonly lockedUntil: string | null };

/** Adds to people whether they are locked out now. */
export async function withLocks(
  store: Pick<Store, 'read'>,
  users: readonly User[],
  now: number,
): Promise<LockableUser[]> {
  if (users.length === 0) return [];
  const ids = users.map(({ id }) => id);
  const held = await store.read(async (db) =>
    db
      .selectFrom('directory_guess')
      .select(({ fn }) => ['user_id', fn.max('held_until').as('until')])
      .where('user_id', 'in', ids)
      .where('held_until', '>', now)
      .groupBy('user_id')
      .execute(),
  );
  const until = new Map(held.map((row) => [row.user_id, row.until]));
  return users.map((user) => {
    const at = until.get(user.id);
    return { ...user, lockedUntil: at === undefined ? null : new Date(at).toISOString() };
  });
}
