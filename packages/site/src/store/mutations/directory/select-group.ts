import type { Tx } from '../../mutation.ts';
import type { DirectoryGroupTable } from '../../tables/directory-group.ts';

/** The group of an id, if there is one. */
export async function selectGroup(
  { db }: Tx,
  id: string,
): Promise<DirectoryGroupTable | undefined> {
  return await db.selectFrom('directory_group').selectAll().where('id', '=', id).executeTakeFirst();
}
