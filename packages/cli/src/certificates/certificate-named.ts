import { X509Certificate } from 'node:crypto';
import { like } from '@hawser/command/binding/like';
import { certificateErrors } from './certificate-errors.ts';
import { digits } from '@hawser/core/pki/certificate-id';
import { certificateName } from '@hawser/core/pki/certificate-name';
import type { StoredCertificate } from './certificate-store.ts';

/** The one that is meant by its id, its thumbprint or, where there is one only, by its name. */
export function certificateNamed(
  named: string,
  certificates: readonly StoredCertificate[],
): StoredCertificate | undefined {
  const [found, ...others] = certificates.filter((stored) => isNamed(stored, named));
  if (found === undefined || others.length === 0) return found;
  const ids = [found, ...others]
    .map(({ id, certificate }) => `${id} (until ${endOf(certificate)})`)
    .join(', ');
  throw certificateErrors('ambiguous', { name: named, ids }, { target: named });
}

/** All that have the name or are like the pattern. */
export function certificatesLike(
  named: string,
  certificates: readonly StoredCertificate[],
): readonly StoredCertificate[] {
  const alike = like(named.toLowerCase());
  return certificates.filter(
    (stored) => isNamed(stored, named) || alike.test(nameIn(stored).toLowerCase()),
  );
}

function isNamed(stored: StoredCertificate, named: string): boolean {
  const { fingerprint, fingerprint256 } = new X509Certificate(stored.certificate);
  const marks = [stored.id, digits(fingerprint), digits(fingerprint256)];
  return marks.includes(digits(named)) || nameIn(stored).toLowerCase() === named.toLowerCase();
}

function nameIn({ certificate }: StoredCertificate): string {
  return certificateName(new X509Certificate(certificate));
}

function endOf(pem: string): string {
  return new X509Certificate(pem).validToDate.toISOString().slice(0, 10);
}
