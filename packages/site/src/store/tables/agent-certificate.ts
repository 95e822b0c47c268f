/** A certificate of an agent: the one of now, and those before it. */
export interface AgentCertificateTable {
  /** SHA-256 of the certificate, in lower-case hexadecimal digits. */
  readonly fingerprint: string;
  readonly agent: string;
  /** SHA-256 of the SPKI, by which a repeated request is known. */
  readonly public_key: string;
  /** In hexadecimal digits. */
  readonly serial: string;
  /** PEM. */
  readonly certificate: string;
  readonly not_after: number;
  readonly created: number;
}
