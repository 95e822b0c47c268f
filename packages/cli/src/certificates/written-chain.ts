import { X509Certificate } from 'node:crypto';
import { writePkcs7 } from '@hawser/core/pki/pkcs7';

/** The forms in which an authority sends what it has issued. */
export const chainFormats = ['pem', 'cer', 'p7b'] as const;

/** A certificate, and behind it who has issued it (PEM), as a file; cer holds the first alone (DER). */
export function writtenChain(
  chain: readonly string[],
  format: (typeof chainFormats)[number],
): Uint8Array {
  if (format === 'pem') return Buffer.from(chain.join(''));
  const certificates = chain.map((pem) => new X509Certificate(pem));
  return format === 'p7b' ? writePkcs7(certificates) : (certificates[0]?.raw ?? new Uint8Array());
}
