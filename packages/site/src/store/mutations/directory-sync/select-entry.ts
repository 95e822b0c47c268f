import type { Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { DirectorySourceEntryTable } from '../../tables/directory-source-entry.ts';

/** Where an entry comes from, and what it is known by there. */
export interface EntryPlace {
  readonly source: string;
  readonly key: string;
}

/** What is known of an entry by now. */
export async function selectEntry(
  { db }: Tx,
  given: EntryPlace,
): Promise<DirectorySourceEntryTable | undefined> {
  const { rows } = await select(db, given);
  return rows[0];
}

const select = statement((db, { source, key }: EntryPlace) =>
  db
    .selectFrom('directory_source_entry')
    .selectAll()
    .where('source', '=', source)
    .where('key', '=', key),
);
