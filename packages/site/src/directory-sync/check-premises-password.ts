import { HawserError } from '@hawser/core/errors';
import type { Secret } from '@hawser/core/secret';
import type { Store } from '../store/store.ts';
import type { DirectorySources } from './directory-sources.ts';
import { boundConnection } from './ldap-connection.ts';
import { PremisesReader } from './premises-reader.ts';

/**
 * Whether somebody of a directory on the premises proves to it who he is: the site asks it with his
 * name and his password. Throws where it cannot be asked.
 */
export async function checkPremisesPassword(
  { store, sources }: { readonly store: Pick<Store, 'read'>; readonly sources: DirectorySources },
  { userId, password }: { readonly userId: string; readonly password: Secret },
): Promise<boolean> {
  // With a name and no password a directory lets anybody in, as nobody (RFC 4513, 5.1.2).
  if (password.reveal() === '') return false;
  const entry = await store.read(async (db) =>
    db
      .selectFrom('directory_user')
      .innerJoin('directory_source_entry', (join) =>
        join
          .onRef('directory_source_entry.source', '=', 'directory_user.source')
          .onRef('directory_source_entry.key', '=', 'directory_user.source_key'),
      )
      .select(['directory_source_entry.source', 'key', 'dn'])
      .where('directory_user.id', '=', userId)
      .executeTakeFirst(),
  );
  if (entry === undefined) return false;
  const { directory, password: own } = await sources.access(entry.source);
  await using reader = await PremisesReader.open(directory, own);
  const user = await reader.find(entry);
  if (user?.enabled !== true) return false;
  try {
    const proof = { name: user.dn, password };
    await (await boundConnection(directory, proof)).unbind();
    return true;
  } catch (error) {
    if (error instanceof HawserError && error.code === 'ldap-refused') return false;
    throw error;
  }
}
