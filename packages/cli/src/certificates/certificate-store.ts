import type { KeyObject, X509Certificate } from 'node:crypto';
import type { Purpose } from '@hawser/core/pki/purposes';
import type { Secret } from '@hawser/core/secret';

/** Where certificates can be kept: by this user on this machine, or by the site of the profile in use. */
export const places = ['machine', 'site'] as const;
export type Place = (typeof places)[number];

/** What is known of a certificate beside itself. */
export interface Marks {
  /** What a program showed it as that exported it. */
  readonly friendlyName?: string | undefined;
  readonly purpose?: Purpose | undefined;
  /** Which program of Windows is to keep its key. */
  readonly keyProvider?: string | undefined;
}

/** A certificate that is kept, with those by which it is trusted. */
export interface StoredCertificate extends Marks {
  readonly place: Place;
  /** The first digits of its SHA-256. */
  readonly id: string;
  /** PEM. */
  readonly certificate: string;
  /** Who has issued it, who that one, and so on, as far as it is known (PEM). */
  readonly chain: readonly string[];
  readonly hasKey: boolean;
  /** Since when it is there. */
  readonly added: string;
}

export interface NewCertificate extends Marks {
  readonly certificate: X509Certificate;
  readonly chain: readonly X509Certificate[];
  readonly key: KeyObject | undefined;
}

/** Where certificates and their keys are kept. */
export interface CertificateStore {
  readonly place: Place;
  /** As it is called in a sentence. */
  readonly where: string;
  list(): Promise<readonly StoredCertificate[]>;
  /** Keeps one; of the same one from before stays what nothing new is known of, and its key. */
  add(certificate: NewCertificate): Promise<StoredCertificate>;
  /** Its key (PKCS#8, PEM). */
  keyOf(id: string): Promise<Secret | undefined>;
  /** With its key. */
  remove(id: string): Promise<void>;
}
