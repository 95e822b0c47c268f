import type { X509Certificate } from 'node:crypto';
import { readBer } from './ber.ts';
import { inOneLine } from './chain.ts';
import { subjectIn, subjectOf } from './name.ts';
import { extensionsOf } from './read-extensions.ts';

/** What a person calls a certificate: its common name, or else the first name that it holds for. */
export function certificateName(certificate: X509Certificate): string {
  const { commonName } = subjectIn(readBer(subjectOf(certificate)));
  return commonName ?? namesOf(certificate)[0] ?? inOneLine(certificate.subject);
}

/** The names that it holds for. */
export function namesOf(certificate: X509Certificate): readonly string[] {
  const { dnsNames, ipAddresses } = extensionsOf(certificate).names;
  return [...dnsNames, ...ipAddresses];
}
