import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Clock } from '@hawser/core/clock';
import { issueAuthority } from '@hawser/core/pki/issue-authority';
import type { Issued } from '@hawser/core/pki/issued';
import { open, seal } from '../site-key/seal.ts';
import type { SiteKey } from '../site-key/site-key.ts';
import { keepSealedSecret, type SealedSecret } from '../store/mutations/keep-sealed-secret.ts';
import type { Store } from '../store/store.ts';
import { siteAuthorityErrors } from './certificate-errors.ts';

/** The authority that issues all certificates of a site, with its key. */
export type SiteAuthority = Issued;

const secretName = 'site-authority';
const years = 20;

/**
 * The site's own authority. It is made once; of replicas that begin at once all take the one that
 * was kept first. In the store it is sealed under the site key.
 */
export async function openSiteAuthority({
  store,
  siteKey,
  clock,
}: {
  readonly store: Store;
  readonly siteKey: SiteKey;
  readonly clock: Clock;
}): Promise<SiteAuthority> {
  const kept = (await readKept(store)) ?? (await keepNew());
  if (kept.keyId !== siteKey.keyId) {
    const { path, keyId } = siteKey;
    throw siteAuthorityErrors('other-key', { path, keyId, wanted: kept.keyId }, { target: path });
  }
  const authority = parsed(open(siteKey, secretName, kept.sealed));
  if (authority === undefined) throw siteAuthorityErrors('damaged', { path: siteKey.path });
  return authority;

  async function keepNew(): Promise<SealedSecret> {
    const notBefore = new Date(clock.now());
    const notAfter = new Date(notBefore);
    notAfter.setUTCFullYear(notBefore.getUTCFullYear() + years);
    // The name tells the authorities of two sites apart where somebody trusts both.
    const name = `Hawser site ${store.site.id}`;
    const { certificate, key } = await issueAuthority({ name, notBefore, notAfter });
    const text = JSON.stringify({ certificate, key });
    const sealed = seal(siteKey, secretName, Buffer.from(text, 'utf8'));
    return store.mutate(keepSealedSecret, { name: secretName, keyId: siteKey.keyId, sealed });
  }
}

async function readKept(store: Store): Promise<SealedSecret | undefined> {
  const row = await store.read(async (db) =>
    db
      .selectFrom('sealed_secret')
      .select(['key_id', 'sealed'])
      .where('name', '=', secretName)
      .executeTakeFirst(),
  );
  return row === undefined ? undefined : { keyId: row.key_id, sealed: row.sealed };
}

function parsed(bytes: Buffer | undefined): SiteAuthority | undefined {
  if (bytes === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const { certificate, key } = value as Readonly<Record<string, unknown>>;
    if (typeof certificate !== 'string' || typeof key !== 'string') return undefined;
    const own = new X509Certificate(certificate);
    return own.ca && own.checkPrivateKey(createPrivateKey(key)) ? { certificate, key } : undefined;
  } catch {
    return undefined;
  }
}
