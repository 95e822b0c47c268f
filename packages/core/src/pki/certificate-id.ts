import type { X509Certificate } from 'node:crypto';

/** What a certificate is kept by: the first digits of its SHA-256. */
export function certificateId({ fingerprint256 }: X509Certificate): string {
  return digits(fingerprint256).slice(0, 16);
}

/** A fingerprint without what stands between its digits. */
export function digits(fingerprint: string): string {
  return fingerprint.replaceAll(/[\s:-]/g, '').toLowerCase();
}
