/** A certificate that the site keeps for its services. */
export interface CertificateTable {
  /** The first digits of its SHA-256. */
  readonly id: string;
  readonly name: string;
  /** PEM. */
  readonly certificate: string;
  /** By whom it is trusted, the nearest first: a list of PEM, as JSON. */
  readonly chain: string;
  readonly friendly_name: string | null;
  readonly purpose: string | null;
  readonly key_provider: string | null;
  /** PKCS#8, sealed under the site key; null where it is kept elsewhere. */
  readonly key: Uint8Array | null;
  readonly added: number;
  readonly ends: number;
  /** When somebody last took its key. */
  readonly key_read: number | null;
}
