import type { KeyObject, X509Certificate } from 'node:crypto';
import type { MissingIssuer } from '../chain.ts';
import type { Extensions } from '../read-extensions.ts';
import type { SignatureHash } from './signature-hash.ts';

/** What a certificate is to be used for. */
export type CertificatePurpose = 'cmg' | 'distribution-point' | 'management' | 'server';

/** What a request and a certificate say alike. */
export interface Asked {
  /** Whether an authority has still to make a certificate of it, and can add to it. */
  readonly isRequest: boolean;
  readonly purpose: CertificatePurpose;
  /** Whole: the host that clients will use, where the certificate does not say it alone. */
  readonly serviceName: string | undefined;
  readonly commonName: string | undefined;
  readonly publicKey: KeyObject;
  readonly extensions: Extensions;
  readonly signature: SignatureHash;
}

/** A request, which has no issuer yet. */
export interface ExaminedRequest extends Asked {
  /** Whether who asks has the key; nothing where it is signed in a way that is not known here. */
  readonly isProven: boolean | undefined;
}

/** One above the certificate: who has issued it, or who that one. */
export interface Authority {
  readonly certificate: X509Certificate;
  readonly name: string;
  readonly extensions: Extensions;
  readonly signature: SignatureHash;
  readonly isSelfSigned: boolean;
}

/** A certificate, with all that was given or is known of it. */
export interface Examined extends Asked {
  readonly certificate: X509Certificate;
  readonly version: number;
  readonly isSelfSigned: boolean;
  /** Nearest first. */
  readonly chain: readonly Authority[];
  readonly missing: MissingIssuer | undefined;
  /** Who says that somebody in the chain can be trusted: a person, everybody, or this machine alone. */
  readonly trust: 'given' | 'public' | 'machine' | undefined;
  /** Kept apart: not in the file that was given, but on this machine. */
  readonly key: 'file' | 'vault' | 'site' | 'kept-apart' | undefined;
  /** Which program of Windows is to keep the key. */
  readonly keyProvider: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Whether it proves who answers, and not who calls. */
export function isForServers({ purpose }: Pick<Asked, 'purpose'>): boolean {
  return purpose !== 'management';
}

/** Whether the first label of its name is that of a service and of a storage account, too. */
export function namesCloudService({ purpose }: Pick<Asked, 'purpose'>): boolean {
  return purpose === 'cmg' || purpose === 'distribution-point';
}

/** Whether everybody trusts it, and it has to keep the rules of public authorities. */
export function isPublic({ trust }: Pick<Examined, 'trust'>): boolean {
  return trust === 'public';
}
