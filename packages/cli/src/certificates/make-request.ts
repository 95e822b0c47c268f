import type { Session } from '@hawser/command/invocation/session';
import { systemClock } from '@hawser/core/clock';
import { certificateRequest } from '@hawser/core/pki/certificate-request';
import { leafExtensions, type Usage } from '@hawser/core/pki/extensions';
import { keyName } from '@hawser/core/pki/key-name';
import { keyPem, newKeyPair } from '@hawser/core/pki/key-pair';
import type { Subject } from '@hawser/core/pki/name';
import { type AlternativeNames, requireSubject } from '@hawser/core/pki/subject-names';
import { Secret } from '@hawser/core/secret';
import { changeRequests, type KeptRequest, requestKeyName } from './kept-requests.ts';
import { isForClients, type Purpose } from '@hawser/core/pki/purposes';

export interface RequestWanted extends Subject {
  readonly purpose: Purpose;
  readonly keySize: '2048' | '3072' | '4096';
  readonly keyProvider: string;
  /** What it is to hold for; without, what the purpose says. */
  readonly usages?: readonly Usage[] | undefined;
}

/** A new key, in the vault, and the request for its certificate. */
export async function makeRequest(
  wanted: RequestWanted,
  names: AlternativeNames,
  session: Pick<Session, 'vault'>,
): Promise<KeptRequest> {
  const { purpose, keyProvider } = wanted;
  const subject = requireSubject(wanted);
  const { commonName } = subject;
  const keySize = Number(wanted.keySize) as 2048 | 3072 | 4096;
  // The key is made beside, and takes longer.
  const [pair, vault] = await Promise.all([newKeyPair(keySize), session.vault()]);
  const usages = wanted.usages ?? [isForClients(purpose) ? 'client' : 'server'];
  const kept = {
    id: keyName(pair.publicKey),
    commonName,
    names: [...names.dnsNames, ...names.ipAddresses],
    purpose,
    keySize,
    keyProvider,
    created: new Date(systemClock.now()).toISOString(),
    request: certificateRequest(subject, pair, leafExtensions(usages, names)),
  };
  // The key first: a request without its key would get a certificate that is no use.
  await vault.set(requestKeyName(kept), new Secret(keyPem(pair.privateKey)));
  await changeRequests((requests) => [...requests, kept]).catch(async (error: unknown) => {
    await vault.delete(requestKeyName(kept)).catch(() => undefined);
    throw error;
  });
  return kept;
}
