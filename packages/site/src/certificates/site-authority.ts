import type { Clock } from '@hawser/core/clock';
import { issueAuthority } from '@hawser/core/pki/issue-authority';
import type { Issued } from '@hawser/core/pki/issued';
import { keptSecret } from '../site-key/kept-secret.ts';
import type { SiteKey } from '../site-key/site-key.ts';
import type { Store } from '../store/store.ts';

/** The authority that issues all certificates of a site, with its key. */
export type SiteAuthority = Issued;

const years = 20;

/** The site's own authority, which is made once and is the same for all replicas. */
export async function openSiteAuthority({
  store,
  siteKey,
  clock,
}: {
  readonly store: Store;
  readonly siteKey: SiteKey;
  readonly clock: Clock;
}): Promise<SiteAuthority> {
  const make = async (): Promise<Buffer> => {
    const notBefore = new Date(clock.now());
    const notAfter = new Date(notBefore);
    notAfter.setUTCFullYear(notBefore.getUTCFullYear() + years);
    // The name tells the authorities of two sites apart where somebody trusts both.
    const name = `Hawser site ${store.site.id}`;
    return Buffer.from(JSON.stringify(await issueAuthority({ name, notBefore, notAfter })));
  };
  return parsed(await keptSecret({ store, siteKey, name: 'site-authority', make }));
}

function parsed(bytes: Buffer): SiteAuthority {
  const { certificate, key } = JSON.parse(bytes.toString('utf8')) as Readonly<
    Record<string, unknown>
  >;
  // It was sealed by a site, so that only another version of Hawser can have written it otherwise.
  if (typeof certificate !== 'string' || typeof key !== 'string') {
    throw new TypeError('the site authority is not a certificate and its key');
  }
  return { certificate, key };
}
