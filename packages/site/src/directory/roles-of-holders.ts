import { isRole, type Role } from '@hawser/core/identity/roles';
import type { Store } from '../store/store.ts';

/** No token that is taken has so many groups. */
const most = 1000;

/** The roles that any of these holders has by itself, such as the groups in a token of another directory. */
export async function rolesOfHolders(
  store: Store,
  holders: readonly string[],
): Promise<readonly Role[]> {
  if (holders.length === 0) return [];
  if (holders.length > most) throw new RangeError(`more than ${most} holders at once`);
  const rows = await store.read(async (db) =>
    db
      .selectFrom('directory_grant')
      .select('role')
      .distinct()
      .where('holder', 'in', holders)
      .execute(),
  );
  return rows
    .map(({ role }) => role)
    .filter(isRole)
    .toSorted();
}
