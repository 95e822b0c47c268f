import type { Secret } from '@hawser/core/secret';
import type { Purpose } from '@hawser/core/pki/purposes';

/** A certificate that is kept, with those by which it is trusted. */
export interface StoredCertificate {
  /** The first digits of its SHA-256. */
  readonly id: string;
  /** PEM. */
  readonly certificate: string;
  /** Who has issued it, who that one, and so on, as far as it is known (PEM). */
  readonly chain: readonly string[];
  /** What a program showed it as that exported it. */
  readonly friendlyName?: string | undefined;
  readonly purpose?: Purpose | undefined;
  /** Which program of Windows is to keep its key. */
  readonly keyProvider?: string | undefined;
  readonly hasKey: boolean;
  /** Since when it is here. */
  readonly added: string;
}

/** Where certificates and their keys are kept: on this machine, or in a site. */
export interface CertificateStore {
  readonly place: 'machine' | 'site';
  list(): Promise<readonly StoredCertificate[]>;
  /** Takes the place of the same one, if that is there; a key that is there stays where none is given. */
  add(stored: StoredCertificate, key?: Secret): Promise<void>;
  /** Its key (PKCS#8, PEM). */
  keyOf(id: string): Promise<Secret | undefined>;
  /** With its key. */
  remove(id: string): Promise<void>;
}
