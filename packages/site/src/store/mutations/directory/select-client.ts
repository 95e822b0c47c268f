import type { Tx } from '../../mutation.ts';
import type { DirectoryClientTable } from '../../tables/directory-client.ts';

/** The client of an id, if there is one. */
export async function selectClient(
  { db }: Tx,
  id: string,
): Promise<DirectoryClientTable | undefined> {
  return await db
    .selectFrom('directory_client')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
}
