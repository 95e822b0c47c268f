import { X509Certificate } from 'node:crypto';
import type { Clock } from '@hawser/core/clock';
import type { Role } from '@hawser/core/identity/roles';
import { issueCertificate } from '@hawser/core/pki/issue-certificate';
import type { Issued } from '@hawser/core/pki/issued';
import { registerClientCertificate } from '../store/mutations/register-client-certificate.ts';
import type { Store } from '../store/store.ts';
import { fingerprintOf } from './identify-caller.ts';
import type { SiteAuthority } from './site-authority.ts';

const years = 2;

/**
 * Issues the certificate that an administrator of the site signs in with. The site keeps only whose
 * it is: the key is its caller's to keep.
 */
export async function issueAdminCertificate({
  store,
  authority,
  clock,
  name = 'Site administrator',
}: {
  readonly store: Store;
  readonly authority: SiteAuthority;
  readonly clock: Clock;
  readonly name?: string;
}): Promise<Issued> {
  const notBefore = new Date(clock.now());
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notBefore.getUTCFullYear() + years);
  const issued = await issueCertificate(authority, {
    commonName: name,
    usage: 'client',
    notBefore,
    notAfter,
  });
  const role: Role = 'Site.Admin';
  await store.mutate(registerClientCertificate, {
    fingerprint: fingerprintOf(new X509Certificate(issued.certificate)),
    name,
    role,
    notAfter: notAfter.getTime(),
  });
  return issued;
}
