import type { Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { DirectorySourceEntryTable } from '../../tables/directory-source-entry.ts';

/** What is known of an entry by now. */
export async function selectEntry(
  { db }: Tx,
  given: { readonly source: string; readonly key: string },
): Promise<DirectorySourceEntryTable | undefined> {
  const { rows } = await select(db, given);
  return rows[0];
}

const select = statement((db, { source, key }: { source: string; key: string }) =>
  db
    .selectFrom('directory_source_entry')
    .selectAll()
    .where('source', '=', source)
    .where('key', '=', key),
);
