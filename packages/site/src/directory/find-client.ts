import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import type { DirectoryClientTable } from '../store/tables/directory-client.ts';
import { directoryErrors } from './directory-errors.ts';
import { type Client, clientView } from './directory-views.ts';
import { nameKey } from './names.ts';

/** What a client has to prove, for whoever has it sign in. */
export interface SigningClient {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  /** What `isClientSecret` compares with; null for one that signs in with a key. */
  readonly secretHash: string | null;
  /** A JWK; null for one that signs in with a secret. */
  readonly publicKey: Readonly<Record<string, unknown>> | null;
}

/** The client of an id or a name; throws where there is none. */
export async function requireClient(store: Store, named: string): Promise<Client> {
  const row = await find(store, named);
  if (row !== undefined) return clientView(row);
  throw directoryErrors('not-found', { kind: 'client', name: named }, { target: named });
}

/** The client of an id or a name, with what it has to prove; undefined where there is none. */
export async function signingClient(
  store: Store,
  named: string,
): Promise<SigningClient | undefined> {
  const row = await find(store, named);
  if (row === undefined) return undefined;
  const { id, name, enabled, secret: secretHash, public_key: key } = row;
  const publicKey = key === null ? null : (JSON.parse(key) as Readonly<Record<string, unknown>>);
  return { id, name, enabled: enabled === 1, secretHash, publicKey };
}

async function find(store: Store, named: string): Promise<DirectoryClientTable | undefined> {
  const given = { id: named.toLowerCase(), key: nameKey(named) };
  const { rows } = await store.read(async (db) => select(db, given));
  return rows[0];
}

// No name looks like an id, so that only one can be meant.
const select = statement((db, { id, key }: { readonly id: string; readonly key: string }) =>
  db
    .selectFrom('directory_client')
    .selectAll()
    .where((eb) => eb.or([eb('id', '=', id), eb('name_key', '=', key)])),
);
