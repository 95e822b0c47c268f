import { directorySyncErrors } from '../../../directory-sync/directory-sync-errors.ts';
import type { Tx } from '../../mutation.ts';
import { requireVersion } from '../../require-version.ts';
import type { DirectorySourceTable } from '../../tables/directory-source.ts';

export interface WantedSource {
  readonly name: string;
  readonly version: number | undefined;
}

/** Throws where it is not there, is being removed, or has another version. */
export async function requireStaying(tx: Tx, wanted: WantedSource): Promise<DirectorySourceTable> {
  const row = await requireSource(tx, wanted);
  const { name } = wanted;
  if (row.leaving !== null) throw directorySyncErrors('leaving', { name }, { target: name });
  return row;
}

/** Throws where there is one that is not being removed: it came after the other under its name. */
export async function requireLeaving({ db }: Tx, name: string): Promise<void> {
  const row = await db
    .selectFrom('directory_source')
    .select('leaving')
    .where('name', '=', name)
    .executeTakeFirst();
  if (row?.leaving === null) throw directorySyncErrors('staying', { name }, { target: name });
}

/** Throws where it is not there, or has another version. */
export async function requireSource(
  { db }: Tx,
  { name, version }: WantedSource,
): Promise<DirectorySourceTable> {
  const row = await db
    .selectFrom('directory_source')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirst();
  if (row === undefined) throw directorySyncErrors('not-found', { name }, { target: name });
  requireVersion(version, { what: `the directory ${name}`, version: row.version });
  return row;
}
