import type { Issued, Validity } from './issued.ts';
import { keyPem, newKeyPair } from './key-pair.ts';
import { requireCommonName } from './subject-names.ts';

/** A new authority, which signs itself and issues no other authorities. */
export async function issueAuthority({
  name,
  ...validity
}: Validity & { readonly name: string }): Promise<Issued> {
  const commonName = requireCommonName(name);
  const [{ publicKey, privateKey }, { signedCertificate }, { authorityExtensions }] =
    await Promise.all([
      newKeyPair(3072),
      // What builds certificates takes long to load, and is needed once in months.
      import('./signed-certificate.ts'),
      import('./extensions.ts'),
    ]);
  const certificate = signedCertificate(
    { commonName, publicKey, extensions: authorityExtensions(), ...validity },
    { key: privateKey },
  );
  return { certificate, key: keyPem(privateKey) };
}
