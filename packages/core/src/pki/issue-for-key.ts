import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { Usage } from './extensions.ts';
import type { Issued, Validity } from './issued.ts';
import { type AlternativeNames, requireCommonName, requireNames } from './subject-names.ts';

export interface CertificateWanted extends Validity, Partial<AlternativeNames> {
  readonly commonName: string;
  readonly usage: Usage;
}

/** A certificate of the authority (PEM) for a key that somebody else has. */
export async function issueForKey(
  authority: Issued,
  publicKey: KeyObject,
  wanted: CertificateWanted,
): Promise<string> {
  const all = requireWanted(wanted);
  const { commonName, usage, notBefore, notAfter } = wanted;
  const [{ signedCertificate }, { leafExtensions }] = await Promise.all([
    // What builds certificates takes long to load, and is needed once in months.
    import('./signed-certificate.ts'),
    import('./extensions.ts'),
  ]);
  return signedCertificate(
    { commonName, publicKey, extensions: leafExtensions(usage, all), notBefore, notAfter },
    {
      certificate: new X509Certificate(authority.certificate),
      key: createPrivateKey(authority.key),
    },
  );
}

/** All names of a certificate, if it can have them. */
export function requireWanted({ commonName, ...names }: CertificateWanted): AlternativeNames {
  requireCommonName(commonName);
  const { dnsNames = [], ipAddresses = [], uris = [] } = names;
  return requireNames({ dnsNames, ipAddresses, uris });
}
