import type { X509Certificate } from 'node:crypto';

/** What a site shows to those who call it. */
export interface ServerCertificate {
  /** The file that it is in. */
  readonly path: string;
  /** PEM: the certificate, and behind it those of the authorities. */
  readonly chain: string;
  /** PEM. */
  readonly key: string;
  readonly certificate: X509Certificate;
}

/** Whether less than a third of its time is left. */
export function isToBeRenewed(
  { validFromDate, validToDate }: X509Certificate,
  now: number,
): boolean {
  const end = validToDate.getTime();
  return end - now < (end - validFromDate.getTime()) / 3;
}
