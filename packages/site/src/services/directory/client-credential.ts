import { createHash } from 'node:crypto';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import type { DirectoryClientTable } from '../../store/tables/directory-client.ts';

type Credential = Pick<DirectoryClientTable, 'secret' | 'public_key'>;

/** By what the present credential of a program is known from another one; it tells nothing of it. */
export function credentialMark({ secret, public_key: key }: Credential): string {
  return createHash('sha256')
    .update(`hawser-client-credential:1:${secret ?? ''}:${key ?? ''}`)
    .digest('base64url');
}

/** Whether a program still signs in by the credential of that mark. */
export async function credentialHolds(
  store: Pick<Store, 'read'>,
  { client, mark }: { readonly client: string; readonly mark: string },
): Promise<boolean> {
  const { rows } = await store.read(async (db) => select(db, { client }));
  return rows.some((row) => credentialMark(row) === mark);
}

const select = statement((db, { client }: { readonly client: string }) =>
  db.selectFrom('directory_client').select(['secret', 'public_key']).where('id', '=', client),
);
