import { HawserError } from '@hawser/core/errors';
import type { Secret } from '@hawser/core/secret';
import type { Store } from '../store/store.ts';
import type { DirectorySources } from './directory-sources.ts';
import { boundConnection } from './ldap-connection.ts';
import { PremisesReader } from './premises-reader.ts';

interface Checking {
  readonly store: Pick<Store, 'read'>;
  readonly sources: DirectorySources;
}

interface Given {
  readonly userId: string;
  readonly password: Secret;
  /** Ends the asking. */
  readonly signal: AbortSignal;
}

/**
 * Whether somebody of a directory on the premises proves to it who he is: the site asks it with his
 * name and his password. Throws where it cannot be asked, which the directory shows from then on.
 */
export async function checkPremisesPassword(
  { store, sources }: Checking,
  { userId, ...given }: Given,
): Promise<boolean> {
  // With a name and no password a directory lets anybody in, as nobody (RFC 4513, 5.1.2).
  if (given.password.reveal() === '') return false;
  const entry = await entryOf(store, userId);
  if (entry === undefined) return false;
  const { source } = entry;
  try {
    const isHis = await proves(sources, entry, given);
    await sources.noteSignIn(source, null);
    return isHis;
  } catch (error) {
    if (error instanceof HawserError) await sources.noteSignIn(source, error.message);
    throw error;
  }
}

async function proves(
  sources: DirectorySources,
  entry: Entry,
  { password, signal }: Omit<Given, 'userId'>,
): Promise<boolean> {
  const { directory, password: own } = await sources.access(entry.source);
  await using reader = await PremisesReader.open(directory, own, signal);
  const user = await reader.find(entry);
  if (user?.enabled !== true) return false;
  try {
    const proof = { name: user.dn, password, signal };
    const { client } = await boundConnection(directory, proof);
    await client.unbind();
    return true;
  } catch (error) {
    if (error instanceof HawserError && error.code === 'ldap-refused') return false;
    throw error;
  }
}

interface Entry {
  readonly source: string;
  readonly key: string;
  readonly dn: string;
}

async function entryOf({ read }: Pick<Store, 'read'>, userId: string): Promise<Entry | undefined> {
  return await read(async (db) =>
    db
      .selectFrom('directory_user')
      .innerJoin('directory_source_entry', (join) =>
        join
          .onRef('directory_source_entry.source', '=', 'directory_user.source')
          .onRef('directory_source_entry.key', '=', 'directory_user.source_key'),
      )
      .select(['directory_source_entry.source', 'key', 'dn'])
      .innerJoin('directory_source', 'directory_source.name', 'directory_source_entry.source')
      .where('directory_user.id', '=', userId)
      .where('directory_source.leaving', 'is', null)
      .executeTakeFirst(),
  );
}
