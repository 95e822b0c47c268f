import type { X509Certificate } from 'node:crypto';

/**
 * Whether a certificate says from when on and until when it holds. OpenSSL takes what is no date, and
 * node makes any date at all of that; only in the text it is told.
 */
export function hasDates({ validFrom, validTo }: X509Certificate): boolean {
  return [validFrom, validTo].every((text) => !Number.isNaN(Date.parse(text)));
}
