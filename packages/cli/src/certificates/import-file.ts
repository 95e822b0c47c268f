import { createPublicKey, type KeyObject, type X509Certificate } from 'node:crypto';
import { certificateName } from '@hawser/core/pki/certificate-name';
import { keyName } from '@hawser/core/pki/key-name';
import type { CertificateFile } from '@hawser/core/pki/read-certificate-file';
import { worksFor } from '@hawser/core/pki/works-for';
import { certificateErrors } from './certificate-errors.ts';
import type { Marks } from './certificate-store.ts';

/** What a file brings: a certificate that is somebody's, and its key where that is in the file. */
export interface Brought extends Pick<Marks, 'friendlyName' | 'keyProvider'> {
  readonly certificate: X509Certificate;
  readonly key: KeyObject | undefined;
}

export interface Contents {
  readonly brought: readonly Brought[];
  /** How many keys belong to none of the certificates. */
  readonly strayKeys: number;
}

/** Each is kept by itself, with a chain of its own. */
const most = 100;

/** Tells the certificates that a file is about from those that are in it for their chains. */
export function contentsOf({ certificates, keys }: CertificateFile, path: string): Contents {
  if (certificates.length === 0) {
    throw certificateErrors('no-certificate', { path }, { target: path });
  }
  const keyOf = new Map(keys.map((kept) => [keyName(createPublicKey(kept.key)), kept]));
  const stray = new Set(keyOf.keys());
  const issuers = issuersIn(certificates);
  const brought = new Map<string, Brought>();
  for (const { certificate, friendlyName } of certificates) {
    const name = keyName(certificate.publicKey);
    const found = keyOf.get(name);
    stray.delete(name);
    if (found === undefined && issuers.has(certificate.subject)) continue;
    if (found !== undefined && !worksFor(found.key, certificate.publicKey)) {
      const called = certificateName(certificate);
      throw certificateErrors('broken-key', { name: called }, { target: called });
    }
    brought.set(certificate.fingerprint256, {
      certificate,
      key: found?.key,
      friendlyName: friendlyName ?? found?.friendlyName,
      keyProvider: found?.keyProvider,
    });
  }
  if (brought.size > most) throw certificateErrors('too-many', { path, most }, { target: path });
  return { brought: [...brought.values()], strayKeys: stray.size };
}

/** Who is named as the issuer of somebody else; whether the signatures hold is seen by each chain. */
function issuersIn(certificates: CertificateFile['certificates']): ReadonlySet<string> {
  const issued = certificates.filter(({ certificate: { subject, issuer } }) => subject !== issuer);
  return new Set(issued.map(({ certificate }) => certificate.issuer));
}
