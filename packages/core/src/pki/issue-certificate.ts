import { type CertificateWanted, issueForKey, requireWanted } from './issue-for-key.ts';
import type { Issued } from './issued.ts';
import { keyPem, newKeyPair } from './key-pair.ts';

/** A certificate of the authority, and its new key. */
export async function issueCertificate(
  authority: Issued,
  wanted: CertificateWanted,
): Promise<Issued> {
  // Before the key, which takes long.
  requireWanted(wanted);
  const { publicKey, privateKey } = await newKeyPair(2048);
  const certificate = issueForKey(authority, publicKey, wanted);
  return { certificate, key: keyPem(privateKey) };
}
