import { isLetIn } from '../../directory/is-let-in.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';

export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
}

/** The person of that id, if he is let in. */
export async function knownPerson(
  store: Pick<Store, 'read'>,
  id: string,
): Promise<KnownPerson | undefined> {
  const { rows } = await store.read(async (db) => select(db, { id }));
  const [row] = rows;
  if (row === undefined || row.enabled === 0) return undefined;
  return { id, name: row.name, displayName: row.display_name };
}

const select = statement((db, { id }: { readonly id: string }) =>
  db
    .selectFrom('directory_user')
    .select(['name', 'display_name', isLetIn.as('enabled')])
    .where('id', '=', id),
);
