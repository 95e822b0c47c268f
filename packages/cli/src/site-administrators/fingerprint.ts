import { X509Certificate } from 'node:crypto';
import { siteAdministratorErrors } from './administrator-errors.ts';

/** The fingerprint of a certificate (PEM) as the site writes it. */
export function fingerprintOf(certificate: string): string {
  return oneForm(new X509Certificate(certificate).fingerprint256);
}

/** A fingerprint that a person gave, as the site writes it; openssl writes it with colons. */
export function givenFingerprint(given: string): string {
  const fingerprint = oneForm(given);
  if (/^[\da-f]{64}$/.test(fingerprint)) return fingerprint;
  throw siteAdministratorErrors('bad-fingerprint', { fingerprint: given }, { target: given });
}

function oneForm(text: string): string {
  return text.replaceAll(':', '').toLowerCase();
}
