import { directoryErrors, type DirectoryKind } from '../../../directory/directory-errors.ts';
import type { Tx } from '../../mutation.ts';

const tables = {
  user: 'directory_user',
  group: 'directory_group',
  client: 'directory_client',
} as const;

/** Throws where somebody or something else of the kind has the name. */
export async function refuseTaken(
  { db }: Tx,
  kind: DirectoryKind,
  { id, key }: { readonly id: string; readonly key: string },
): Promise<void> {
  const other = await db
    .selectFrom(tables[kind])
    .select('name')
    .where('name_key', '=', key)
    .where('id', '!=', id)
    .executeTakeFirst();
  if (other === undefined) return;
  throw directoryErrors('taken', { kind, name: other.name }, { target: other.name });
}
