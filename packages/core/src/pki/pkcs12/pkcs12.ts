import type { KeyObject, X509Certificate } from 'node:crypto';

/** What is in a PFX file, in its order. */
export interface Pkcs12 {
  readonly certificates: readonly KeptCertificate[];
  readonly keys: readonly KeptKey[];
}

export interface Marks {
  /** What the program shows it as that wrote it. */
  readonly friendlyName?: string;
  /** The same for a certificate and its key, in hexadecimal digits. */
  readonly localKeyId?: string;
}

export interface KeptCertificate extends Marks {
  readonly certificate: X509Certificate;
}

export interface KeptKey extends Marks {
  readonly key: KeyObject;
  /** The name of the program of Windows that is to keep the key. */
  readonly keyProvider?: string;
}
