import { createPrivateKey, X509Certificate } from 'node:crypto';
import { authorityExtensions } from './extensions.ts';
import type { Issued, Validity } from './issued.ts';
import { keyPem, newKeyPair } from './key-pair.ts';
import { signedCertificate, type Signer } from './signed-certificate.ts';
import { requireCommonName } from './subject-names.ts';

export interface AuthorityWanted extends Validity {
  readonly name: string;
  /** How many authorities there may be between it and what is issued in the end; none, without. */
  readonly below?: number;
  /** Who issues it; without, it signs itself. */
  readonly issuer?: Issued;
}

/** A new authority. */
export async function issueAuthority({
  name,
  below,
  issuer,
  ...validity
}: AuthorityWanted): Promise<Issued> {
  const commonName = requireCommonName(name);
  const { publicKey, privateKey } = await newKeyPair(3072);
  const signer = issuer === undefined ? { key: privateKey } : signerOf(issuer);
  const certificate = signedCertificate(
    { subject: { commonName }, publicKey, extensions: authorityExtensions(below), ...validity },
    signer,
  );
  return { certificate, key: keyPem(privateKey) };
}

export function signerOf({ certificate, key }: Issued): Signer {
  return { certificate: new X509Certificate(certificate), key: createPrivateKey(key) };
}
