import { X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import type { Session } from '@hawser/command/invocation/session';
import type { GivenCertificate } from '@hawser/core/pki/checks/examine-certificate';
import type { CertificateFile } from '@hawser/core/pki/read-certificate-file';
import { certificateName } from '@hawser/core/pki/certificate-name';
import { findCertificate } from './certificate-places.ts';
import type { CertificateStore } from './certificate-store.ts';
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
  return found.key === undefined ? await withKeyHere(found, session) : found;
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

/** The answer of an authority, before it is taken, has its key on the machine of its request. */
async function withKeyHere(
  found: CertificateToCheck,
  session: Pick<Session, 'vault'>,
): Promise<CertificateToCheck> {
  const { certificate } = found;
  const requests = await readRequests();
  const source = await keySourceOf(certificate, requests, [machineCertificates(session)], session);
  if (source === undefined) return found;
  const { purpose, keyProvider } = source;
  // A vault can be another one than that of then.
  const hasKey = await source.key().then(
    () => true,
    () => false,
  );
  const key = hasKey ? 'kept-apart' : undefined;
  return { ...found, key, keyProvider, purpose: found.purpose ?? purpose };
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
