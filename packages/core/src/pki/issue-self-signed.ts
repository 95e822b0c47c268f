import { leafExtensions } from './extensions.ts';
import { type CertificateWanted, requireWanted } from './issue-for-key.ts';
import type { Issued } from './issued.ts';
import { keyPem, newKeyPair } from './key-pair.ts';
import { signedCertificate } from './signed-certificate.ts';

/** A certificate that nobody vouches for: whoever takes it has been given it before. */
export async function issueSelfSigned(wanted: CertificateWanted): Promise<Issued> {
  const extensions = leafExtensions([wanted.usage], requireWanted(wanted));
  const { publicKey, privateKey } = await newKeyPair(2048);
  const { commonName, notBefore, notAfter } = wanted;
  const certificate = signedCertificate(
    { subject: { commonName }, publicKey, extensions, notBefore, notAfter },
    { key: privateKey },
  );
  return { certificate, key: keyPem(privateKey) };
}
