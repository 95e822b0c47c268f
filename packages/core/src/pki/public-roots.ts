import { X509Certificate } from 'node:crypto';

let roots: readonly X509Certificate[] | undefined;

/** The authorities that browsers trust, as this version of node has them. */
export async function publicRoots(): Promise<readonly X509Certificate[]> {
  const { rootCertificates } = await import('node:tls');
  return (roots ??= rootCertificates.map((pem) => new X509Certificate(pem)));
}
