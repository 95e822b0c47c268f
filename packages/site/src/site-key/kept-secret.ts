import { keepSealedSecret, type SealedSecret } from '../store/mutations/keep-sealed-secret.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import { open, seal } from './seal.ts';
import { siteKeyErrors } from './site-key-errors.ts';
import type { SiteKey } from './site-key.ts';

export interface KeptSecretOptions {
  readonly store: Store;
  readonly siteKey: SiteKey;
  /** What it is called in the store. */
  readonly name: string;
  /** Makes it, where it is not there yet. */
  readonly make: () => Promise<Buffer>;
}

/**
 * A secret that all replicas share. It is made once; of those that begin at once all take the one
 * that was kept first. In the store it is sealed under the site key.
 */
export async function keptSecret({
  store,
  siteKey,
  name,
  make,
}: KeptSecretOptions): Promise<Buffer> {
  const { keyId } = siteKey;
  const there = await readKeptSecret({ store, siteKey, name });
  if (there !== undefined) return there;
  const sealed = seal(siteKey, name, await make());
  return opened(await store.mutate(keepSealedSecret, { name, keyId, sealed }), { siteKey, name });
}

/** The same where it is there already. */
export async function readKeptSecret({
  store,
  siteKey,
  name,
}: Omit<KeptSecretOptions, 'make'>): Promise<Buffer | undefined> {
  const { rows } = await store.read(async (db) => select(db, { name }));
  const [row] = rows;
  if (row === undefined) return undefined;
  return opened({ keyId: row.key_id, sealed: row.sealed }, { siteKey, name });
}

function opened(
  kept: SealedSecret,
  { siteKey, name }: Pick<KeptSecretOptions, 'siteKey' | 'name'>,
): Buffer {
  const { path, keyId } = siteKey;
  if (kept.keyId !== keyId) {
    throw siteKeyErrors('other', { path, keyId, wanted: kept.keyId }, { target: path });
  }
  const bytes = open(siteKey, name, kept.sealed);
  if (bytes === undefined) throw siteKeyErrors('changed-secret', { name }, { target: name });
  return bytes;
}

const select = statement((db, { name }: { name: string }) =>
  db.selectFrom('sealed_secret').select(['key_id', 'sealed']).where('name', '=', name),
);
