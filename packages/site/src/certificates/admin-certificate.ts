import { X509Certificate } from 'node:crypto';
import type { Clock } from '@hawser/core/clock';
import type { Role } from '@hawser/core/identity/roles';
import { issueCertificate } from '@hawser/core/pki/issue-certificate';
import type { Issued, Validity } from '@hawser/core/pki/issued';
import { registerClientCertificate } from '../store/mutations/register-client-certificate.ts';
import type { Change } from '../audit/change.ts';
import type { Store } from '../store/store.ts';
import { siteAuthorityErrors } from './site-authority-errors.ts';
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
  change = async (mutation, input) => store.mutate(mutation, input),
}: {
  readonly store: Store;
  readonly authority: SiteAuthority;
  readonly clock: Clock;
  readonly name?: string;
  readonly change?: Change;
}): Promise<Issued> {
  const until = new Date(clock.now());
  until.setUTCFullYear(until.getUTCFullYear() + years);
  const issued = await issueCertificate(authority, {
    commonName: name,
    usage: 'client',
    ...adminValidity(authority, clock.now(), until.getTime()),
  });
  await registerAdmin(change, { certificate: issued.certificate, name });
  return issued;
}

/** From now on, but no longer than the authority itself. */
export function adminValidity(authority: SiteAuthority, now: number, until: number): Validity {
  const end = new X509Certificate(authority.certificate).validToDate;
  if (end.getTime() <= now) throw siteAuthorityErrors('ended', { until: end.toISOString() });
  return {
    notBefore: new Date(now),
    notAfter: new Date(Math.min(until, end.getTime())),
  };
}

/** Lets in whoever has the key of the certificate (PEM); gives its fingerprint. */
export async function registerAdmin(
  change: Change,
  { certificate, name }: { readonly certificate: string; readonly name: string },
): Promise<string> {
  const parsed = new X509Certificate(certificate);
  const fingerprint = fingerprintOf(parsed);
  const role: Role = 'Site.Admin';
  const notAfter = parsed.validToDate.getTime();
  const serial = parsed.serialNumber;
  await change(registerClientCertificate, { fingerprint, name, role, notAfter, serial });
  return fingerprint;
}
