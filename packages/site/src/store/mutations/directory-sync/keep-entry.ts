import type { Tx } from '../../mutation.ts';
import type { DirectorySourceEntryTable } from '../../tables/directory-source-entry.ts';

/** Keeps what is known of an entry now, and tells whether it is the same as before. */
export async function keepEntry(
  { db }: Tx,
  before: DirectorySourceEntryTable | undefined,
  entry: DirectorySourceEntryTable,
): Promise<boolean> {
  const names = Object.keys(entry) as (keyof DirectorySourceEntryTable)[];
  if (before !== undefined && names.every((name) => before[name] === entry[name])) return true;
  const { source, key, ...changed } = entry;
  await db
    .insertInto('directory_source_entry')
    .values({ source, key, ...changed })
    .onConflict((conflict) => conflict.columns(['source', 'key']).doUpdateSet(changed))
    .execute();
  return false;
}
