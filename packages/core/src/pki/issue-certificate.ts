import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Usage } from './extensions.ts';
import type { Issued, Validity } from './issued.ts';
import { keyPem, newKeyPair } from './key-pair.ts';
import { type AlternativeNames, requireCommonName, requireNames } from './subject-names.ts';

export interface CertificateWanted extends Validity, Partial<AlternativeNames> {
  readonly commonName: string;
  readonly usage: Usage;
}

/** A certificate of the authority, and its new key. */
export async function issueCertificate(
  authority: Issued,
  { commonName, usage, notBefore, notAfter, ...names }: CertificateWanted,
): Promise<Issued> {
  requireCommonName(commonName);
  const { dnsNames = [], ipAddresses = [], uris = [] } = names;
  const all = requireNames({ dnsNames, ipAddresses, uris });
  const [{ publicKey, privateKey }, { signedCertificate }, { leafExtensions }] = await Promise.all([
    newKeyPair(2048),
    // What builds certificates takes long to load, and is needed once in months.
    import('./signed-certificate.ts'),
    import('./extensions.ts'),
  ]);
  const certificate = signedCertificate(
    { commonName, publicKey, extensions: leafExtensions(usage, all), notBefore, notAfter },
    {
      certificate: new X509Certificate(authority.certificate),
      key: createPrivateKey(authority.key),
    },
  );
  return { certificate, key: keyPem(privateKey) };
}
