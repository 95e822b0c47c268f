import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import { directoryErrors } from './directory-errors.ts';
import { type User, userView } from './directory-views.ts';
import { nameKey } from './names.ts';

/** The person of an id or a name; undefined where there is none. */
export async function findUser(store: Store, named: string): Promise<User | undefined> {
  const given = { id: named.toLowerCase(), key: nameKey(named) };
  const { rows } = await store.read(async (db) => select(db, given));
  return rows.map(userView)[0];
}

/** The same; throws where there is none. */
export async function requireUser(store: Store, named: string): Promise<User> {
  const user = await findUser(store, named);
  if (user !== undefined) return user;
  throw directoryErrors('not-found', { kind: 'user', name: named }, { target: named });
}

// No name looks like an id, so that only one can be meant.
const select = statement((db, { id, key }: { readonly id: string; readonly key: string }) =>
  db
    .selectFrom('directory_user')
    .selectAll()
    .where((eb) => eb.or([eb('id', '=', id), eb('name_key', '=', key)])),
);
