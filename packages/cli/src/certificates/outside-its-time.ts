import type { X509Certificate } from 'node:crypto';
import { systemClock } from '@hawser/core/clock';
import { certificateName } from '@hawser/core/pki/certificate-name';

/** What is to be said of a certificate that holds no longer, or not yet; nothing where it holds. */
export function outsideItsTime(certificate: X509Certificate): string | undefined {
  const { validFromDate: from, validToDate: until } = certificate;
  const now = systemClock.now();
  const name = certificateName(certificate);
  if (until.getTime() < now) return `${name} ended at ${until.toISOString()}; no client takes it.`;
  return from.getTime() > now
    ? `${name} holds from ${from.toISOString()} only; no client takes it before.`
    : undefined;
}
