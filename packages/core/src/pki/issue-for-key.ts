import type { KeyObject } from 'node:crypto';
import { leafExtensions, type Usage } from './extensions.ts';
import { signerOf } from './issue-authority.ts';
import type { Issued, Validity } from './issued.ts';
import { signedCertificate } from './signed-certificate.ts';
import { type AlternativeNames, requireCommonName, requireNames } from './subject-names.ts';

export interface CertificateWanted extends Validity, Partial<AlternativeNames> {
  readonly commonName: string;
  readonly usage: Usage;
}

/** A certificate of the authority (PEM) for a key that somebody else has. */
export function issueForKey(
  authority: Issued,
  publicKey: KeyObject,
  wanted: CertificateWanted,
): string {
  const all = requireWanted(wanted);
  const { commonName, usage, notBefore, notAfter } = wanted;
  return signedCertificate(
    {
      subject: { commonName },
      publicKey,
      extensions: leafExtensions([usage], all),
      notBefore,
      notAfter,
    },
    signerOf(authority),
  );
}

/** All names of a certificate, if it can have them. */
export function requireWanted({ commonName, ...names }: CertificateWanted): AlternativeNames {
  requireCommonName(commonName);
  const { dnsNames = [], ipAddresses = [], uris = [] } = names;
  return requireNames({ dnsNames, ipAddresses, uris });
}
