import { type KeyObject, X509Certificate } from 'node:crypto';
import type { Session } from '@hawser/command/invocation/session';
import { keyName } from '@hawser/core/pki/key-name';
import { certificateName } from '@hawser/core/pki/certificate-name';
import type { CertificateStore, Marks } from './certificate-store.ts';
import { type KeptRequest, requestKeyName } from './kept-requests.ts';
import { requireKey } from './require-key.ts';

/** A key that is here, and what is known of what it is for. */
export interface KeySource extends Pick<Marks, 'purpose' | 'keyProvider'> {
  /** The request that waits for a certificate; none where one has come before. */
  readonly request: KeptRequest | undefined;
  readonly key: () => Promise<KeyObject>;
}

/**
 * Finds the key of a certificate: with the request for it, or with a certificate that the authority
 * has issued before, when it issues it again.
 */
export async function keySourceOf(
  { publicKey }: X509Certificate,
  requests: readonly KeptRequest[],
  stores: readonly CertificateStore[],
  session: Pick<Session, 'vault'>,
): Promise<KeySource | undefined> {
  const wanted = keyName(publicKey);
  const request = requests.find(({ id }) => id === wanted);
  if (request !== undefined) {
    const { commonName: name, purpose, keyProvider } = request;
    const key = async (): Promise<KeyObject> =>
      requireKey(
        await (await session.vault()).get(requestKeyName(request)),
        name,
        'in the vault of this machine',
      );
    return { purpose, keyProvider, request, key };
  }
  for (const store of stores) {
    const before = (await store.list()).find(
      ({ certificate, hasKey }) =>
        hasKey && keyName(new X509Certificate(certificate).publicKey) === wanted,
    );
    if (before === undefined) continue;
    const { id, purpose, keyProvider } = before;
    const name = certificateName(new X509Certificate(before.certificate));
    const key = async (): Promise<KeyObject> =>
      requireKey(await store.keyOf(id), name, store.where);
    return { purpose, keyProvider, request: undefined, key };
  }
  return undefined;
}
