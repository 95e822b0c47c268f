import type { KeyObject, X509Certificate } from 'node:crypto';
import { systemClock } from '@hawser/core/clock';
import { keyPem } from '@hawser/core/pki/key-pair';
import { Secret } from '@hawser/core/secret';
import { certificateId } from '@hawser/core/pki/certificate-id';
import type { CertificateStore, StoredCertificate } from './certificate-store.ts';

/** What is known of a certificate beside itself. */
export type Marks = Pick<StoredCertificate, 'friendlyName' | 'purpose' | 'keyProvider'>;

export interface NewCertificate extends Marks {
  readonly certificate: X509Certificate;
  readonly chain: readonly X509Certificate[];
  readonly key: KeyObject | undefined;
}

/** Keeps a certificate; of one that was here before stays what nothing new is known of. */
export async function storeCertificate(
  { certificate, chain, key, ...marks }: NewCertificate,
  store: CertificateStore,
): Promise<StoredCertificate> {
  const id = certificateId(certificate);
  const before = (await store.list()).find((each) => each.id === id);
  const stored = {
    id,
    certificate: certificate.toString(),
    chain: chain.map(String),
    friendlyName: marks.friendlyName ?? before?.friendlyName,
    purpose: marks.purpose ?? before?.purpose,
    keyProvider: marks.keyProvider ?? before?.keyProvider,
    hasKey: key !== undefined || before?.hasKey === true,
    added: before?.added ?? new Date(systemClock.now()).toISOString(),
  };
  await store.add(stored, key === undefined ? undefined : new Secret(keyPem(key)));
  return stored;
}
