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
  if (request === undefined) return await keptSource(wanted, stores);
  const { commonName, purpose, keyProvider } = request;
  const key = async (): Promise<KeyObject> => {
    const secret = await (await session.vault()).get(requestKeyName(request));
    // Somebody else may have completed it meanwhile, or a call before that was stopped at its end.
    const kept = secret === undefined ? await keptSource(wanted, stores) : undefined;
    return kept === undefined
      ? requireKey(secret, commonName, 'in the vault of this machine')
      : await kept.key();
  };
  return { purpose, keyProvider, request, key };
}

/** The key by its name, where a certificate is kept with it. */
async function keptSource(
  wanted: string,
  stores: readonly CertificateStore[],
): Promise<KeySource | undefined> {
  for (const store of stores) {
    const found = (await store.list()).find(
      ({ certificate, hasKey }) =>
        hasKey && keyName(new X509Certificate(certificate).publicKey) === wanted,
    );
    if (found === undefined) continue;
    const { id, purpose, keyProvider } = found;
    const name = certificateName(new X509Certificate(found.certificate));
    const key = async (): Promise<KeyObject> =>
      requireKey(await store.keyOf(id), name, store.where);
    return { purpose, keyProvider, request: undefined, key };
  }
  return undefined;
}
