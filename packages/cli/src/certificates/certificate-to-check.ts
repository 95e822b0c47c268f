import { X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import type { Session } from '@hawser/command/invocation/session';
import { HawserError } from '@hawser/core/errors';
import type { GivenCertificate } from '@hawser/core/pki/checks/examine-certificate';
import type { CertificateFile } from '@hawser/core/pki/read-certificate-file';
import { keyName } from '@hawser/core/pki/key-name';
import { certificateName } from '@hawser/core/pki/certificate-name';
import { findCertificate } from './certificate-places.ts';
import type { CertificateStore, StoredCertificate } from './certificate-store.ts';
import { certificateCheckErrors, orNoFile } from './check-errors.ts';
import { contentsOf } from './import-file.ts';
import { isThere } from './is-there.ts';
import { keySourceOf } from './key-source.ts';
import { readRequests } from './kept-requests.ts';
import { machineCertificates } from './machine-certificates.ts';
import type { Purpose } from '@hawser/core/pki/purposes';

/** A certificate, and what is known of it where it was found. */
export interface CertificateToCheck extends Pick<
  GivenCertificate,
  'certificate' | 'key' | 'keyProvider' | 'others'
> {
  readonly purpose: Purpose | undefined;
}

/** One in a file, or else one that is kept somewhere. */
export async function certificateToCheck(
  named: string,
  read: (path: string) => Promise<CertificateFile>,
  stores: () => Promise<readonly CertificateStore[]>,
  session: Pick<Session, 'vault'>,
): Promise<CertificateToCheck> {
  const path = resolve(named);
  if (!(await isThere(path))) return await kept(named, await stores());
  const found = inFile(await read(path), path);
  return found.key === undefined ? await withKeyElsewhere(found, stores, session) : found;
}

function inFile(file: CertificateFile, path: string): CertificateToCheck {
  const { brought } = contentsOf(file, path);
  const withKeys = brought.filter(({ key }) => key !== undefined);
  const [first, ...more] = withKeys.length > 0 ? withKeys : brought;
  if (first === undefined || more.length > 0) {
    const names = brought.map(({ certificate }) => certificateName(certificate)).join(', ');
    throw certificateCheckErrors('several', { path, names }, { target: path });
  }
  const { certificate, key, keyProvider } = first;
  return {
    certificate,
    key: key === undefined ? undefined : 'file',
    keyProvider,
    others: file.certificates.map((each) => each.certificate),
    purpose: file.form === 'publishsettings' ? 'management' : undefined,
  };
}

/** The key of a certificate that came without it: with its request, or where it is kept already. */
async function withKeyElsewhere(
  found: CertificateToCheck,
  stores: () => Promise<readonly CertificateStore[]>,
  session: Pick<Session, 'vault'>,
): Promise<CertificateToCheck> {
  const { certificate } = found;
  const requests = await readRequests();
  const source = await keySourceOf(certificate, requests, [machineCertificates(session)], session);
  if (source === undefined) return await withKeyInSite(found, stores);
  const { purpose, keyProvider } = source;
  // A vault can be another one than that of then.
  const hasKey = await source.key().then(
    () => true,
    () => false,
  );
  const key = hasKey ? 'kept-apart' : undefined;
  return { ...found, key, keyProvider, purpose: found.purpose ?? purpose };
}

/** A site says that it has a key, and is not asked for it. Without it the file can be looked at all the same. */
async function withKeyInSite(
  found: CertificateToCheck,
  stores: () => Promise<readonly CertificateStore[]>,
): Promise<CertificateToCheck> {
  const wanted = keyName(found.certificate.publicKey);
  const inSite = async (): Promise<StoredCertificate | undefined> => {
    const site = (await stores()).find(({ place }) => place === 'site');
    const all = (await site?.list()) ?? [];
    return all.find(
      ({ hasKey, certificate }) =>
        hasKey && keyName(new X509Certificate(certificate).publicKey) === wanted,
    );
  };
  const stored = await inSite().catch((error: unknown) => {
    if (error instanceof HawserError) return undefined;
    throw error;
  });
  if (stored === undefined) return found;
  const { keyProvider, purpose } = stored;
  return { ...found, key: 'site', keyProvider, purpose: found.purpose ?? purpose };
}

async function kept(
  named: string,
  stores: readonly CertificateStore[],
): Promise<CertificateToCheck> {
  const {
    stored,
    store,
    kept: all,
  } = await orNoFile(named, 'certificate', 'get-certificate', async () =>
    findCertificate(named, stores),
  );
  const beside = all.flatMap((each) => [each.certificate, ...each.chain]);
  const { id, hasKey, certificate, chain, keyProvider, purpose } = stored;
  // A vault can be another one than that of then; what a site keeps it keeps with its key.
  const hasItsKey = hasKey && (store.place === 'site' || (await store.keyOf(id)) !== undefined);
  return {
    certificate: new X509Certificate(certificate),
    key: hasItsKey ? placeOfKey(store) : undefined,
    keyProvider,
    // What has come since takes part, as it does in an export.
    others: [...chain, ...beside].map((pem) => new X509Certificate(pem)),
    purpose,
  };
}

function placeOfKey({ place }: CertificateStore): 'site' | 'vault' {
  return place === 'site' ? 'site' : 'vault';
}
