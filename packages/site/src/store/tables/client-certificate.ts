/** A certificate by which somebody is known, and what he may do. */
export interface ClientCertificateTable {
  /** SHA-256 of the certificate, in lower-case hexadecimal digits. */
  readonly fingerprint: string;
  readonly name: string;
  readonly role: string;
  readonly not_after: number;
  readonly created: number;
  /** In hexadecimal digits; null of those that were registered before it was kept. */
  readonly serial: string | null;
  /** Since when it is no longer taken. */
  readonly revoked: number | null;
}
