import type { KeyObject, X509Certificate } from 'node:crypto';
import { chainFor } from '@hawser/core/pki/chain';
import { certificateFileErrors } from '@hawser/core/pki/certificate-file-errors';
import type { CertificateFile } from '@hawser/core/pki/read-certificate-file';
import type { Marks } from './store-certificate.ts';

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

/** Tells the certificates that a file is about from those that are in it for their chains. */
export function contentsOf({ certificates, keys }: CertificateFile, path: string): Contents {
  if (certificates.length === 0) {
    throw certificateFileErrors('no-certificate', {}, { target: path });
  }
  const all = certificates.map(({ certificate }) => certificate);
  const isAbove = new Set(
    all.flatMap((each) => chainFor(each, all).chain.map((above) => above.fingerprint256)),
  );
  const brought = new Map<string, Brought>();
  for (const { certificate, friendlyName } of certificates) {
    const found = keys.find(({ key }) => certificate.checkPrivateKey(key));
    if (found === undefined && isAbove.has(certificate.fingerprint256)) continue;
    brought.set(certificate.fingerprint256, {
      certificate,
      key: found?.key,
      friendlyName: friendlyName ?? found?.friendlyName,
      keyProvider: found?.keyProvider,
    });
  }
  const stray = keys.filter(({ key }) => !all.some((each) => each.checkPrivateKey(key)));
  return { brought: [...brought.values()], strayKeys: stray.length };
}
