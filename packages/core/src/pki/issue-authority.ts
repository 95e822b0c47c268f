import { authorityExtensions } from './extensions.ts';
import type { Issued, Validity } from './issued.ts';
import { keyPem, newKeyPair } from './key-pair.ts';
import { signedCertificate } from './signed-certificate.ts';
import { requireCommonName } from './subject-names.ts';

/** A new authority, which signs itself and issues no other authorities. */
export async function issueAuthority({
  name,
  ...validity
}: Validity & { readonly name: string }): Promise<Issued> {
  const commonName = requireCommonName(name);
  const { publicKey, privateKey } = await newKeyPair(3072);
  const certificate = signedCertificate(
    { subject: { commonName }, publicKey, extensions: authorityExtensions(), ...validity },
    { key: privateKey },
  );
  return { certificate, key: keyPem(privateKey) };
}
