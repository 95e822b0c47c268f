import type { Answered } from '@hawser/core/api/contract';
import type { getRevocationList } from '@hawser/core/api/contracts/agents';
import type { Clock } from '@hawser/core/clock';
import { findRevokedCertificates } from '../store/reports/find-revoked-certificates.ts';
import type { Store } from '../store/store.ts';
import type { SiteAuthority } from './site-authority.ts';

/** Whoever keeps the list fetches it again within a day. */
const holdsMs = 86_400_000;

/** What the authority has revoked, as of now. */
export async function revocationListOf({
  store,
  authority,
  clock,
}: {
  readonly store: Store;
  readonly authority: SiteAuthority;
  readonly clock: Clock;
}): Promise<Answered<typeof getRevocationList>> {
  const now = clock.now();
  const rows = await store.report(findRevokedCertificates, { now });
  const revoked = rows.flatMap(({ serial, revoked: at }) =>
    serial === null ? [] : [{ serial, revoked: new Date(at) }],
  );
  const [from, until] = [new Date(now), new Date(now + holdsMs)];
  const { revocationList } = await import('@hawser/core/pki/revocation-list');
  const bytes = revocationList(authority, { number: now, from, until, revoked });
  const text = bytes.toString('base64').replaceAll(/.{64}(?=.)/g, '$&\n');
  return {
    number: now,
    from: from.toISOString(),
    until: until.toISOString(),
    count: revoked.length,
    list: `-----BEGIN X509 CRL-----\n${text}\n-----END X509 CRL-----\n`,
  };
}
