import type { X509Certificate } from 'node:crypto';
import type { Session } from '@hawser/command/invocation/session';
import { keyName } from '@hawser/core/pki/key-name';
import { extensionsOf } from '@hawser/core/pki/read-extensions';
import { certificateErrors } from './certificate-errors.ts';
import { certificateName, namesOf } from '@hawser/core/pki/certificate-name';
import { certificateFileErrors } from '@hawser/core/pki/certificate-file-errors';
import type { CertificateStore } from './certificate-store.ts';
import { type KeySource, keySourceOf } from './key-source.ts';
import type { KeptRequest } from './kept-requests.ts';

/** A certificate whose key is here. */
interface Answer {
  readonly certificate: X509Certificate;
  readonly source: KeySource;
}

/** Those of an authority's certificates whose keys are here; of several for one key the newest. */
export async function answersIn(
  given: readonly X509Certificate[],
  requests: readonly KeptRequest[],
  stores: readonly CertificateStore[],
  session: Pick<Session, 'vault'>,
): Promise<readonly Answer[]> {
  const answers = new Map<string, Answer>();
  const newestLast = given.toSorted((a, b) => begin(a) - begin(b));
  for (const certificate of newestLast) {
    const source = await keySourceOf(certificate, requests, stores, session);
    if (source !== undefined) answers.set(keyName(certificate.publicKey), { certificate, source });
  }
  const first = given.find(({ ca }) => !ca) ?? given[0];
  if (first === undefined) throw certificateFileErrors('no-certificate', {});
  if (answers.size === 0) {
    throw given.every(isOnlyAuthority) ? onlyAuthorities(given) : noRequest(first, requests);
  }
  return [...answers.values()];
}

/** Who has more of them looks at the list. */
const mostNamed = 20;

function begin({ validFromDate }: X509Certificate): number {
  return validFromDate.getTime();
}

/** Not one of a server that was made by a tool which says of everybody that he is an authority. */
function isOnlyAuthority(certificate: X509Certificate): boolean {
  return extensionsOf(certificate).isAuthority && namesOf(certificate).length === 0;
}

function onlyAuthorities(given: readonly X509Certificate[]): Error {
  const names = given.map((each) => `"${certificateName(each)}"`).join(', ');
  return certificateErrors('only-authorities', { names });
}

function noRequest(certificate: X509Certificate, requests: readonly KeptRequest[]): Error {
  const name = certificateName(certificate);
  const named = requests.slice(-mostNamed).map(({ commonName, id }) => `${commonName} (${id})`);
  const more = requests.length - named.length;
  const pending = [...named, ...(more === 0 ? [] : [`and ${more} older ones`])].join(', ');
  return pending === ''
    ? certificateErrors('no-requests', { name }, { target: name })
    : certificateErrors('no-request', { name, pending }, { target: name });
}
