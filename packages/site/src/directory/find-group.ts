import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import { directoryErrors } from './directory-errors.ts';
import { type Group, groupView } from './directory-views.ts';
import { nameKey } from './names.ts';

/** The group of an id or a name; throws where there is none. */
export async function requireGroup(store: Store, named: string): Promise<Group> {
  const given = { id: named.toLowerCase(), key: nameKey(named) };
  const { rows } = await store.read(async (db) => select(db, given));
  const [row] = rows;
  if (row !== undefined) return groupView(row);
  throw directoryErrors('not-found', { kind: 'group', name: named }, { target: named });
}

// No name looks like an id, so that only one can be meant.
const select = statement((db, { id, key }: { readonly id: string; readonly key: string }) =>
  db
    .selectFrom('directory_group')
    .selectAll()
    .where((eb) => eb.or([eb('id', '=', id), eb('name_key', '=', key)])),
);
