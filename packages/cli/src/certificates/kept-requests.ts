import { join } from 'node:path';
import { changeDocument, readDocument } from '@hawser/core/files/document';
import { paths } from '@hawser/core/paths';
import { certificateRequestErrors } from './certificate-request-errors.ts';
import { type Purpose, purposes } from './purposes.ts';
import { membersOf, numberIn, textIn, textsIn } from './read-members.ts';

/** A request whose certificate has not come yet. Its key is in the vault. */
export interface KeptRequest {
  /** The first digits of the hash of its key, by which a certificate finds it. */
  readonly id: string;
  readonly commonName: string;
  readonly names: readonly string[];
  readonly purpose: Purpose;
  readonly keySize: number;
  readonly keyProvider: string;
  readonly created: string;
  /** As it was sent (PEM). */
  readonly request: string;
}

function place(): string {
  return join(paths().data, 'certificate-requests.json');
}

function parse(value: unknown): { readonly requests: readonly KeptRequest[] } {
  const { version, requests } = membersOf(value);
  if (version !== 1) throw new Error('"version" is not 1');
  if (!Array.isArray(requests)) throw new Error('"requests" is no list');
  return { requests: requests.map(parseRequest) };
}

function parseRequest(value: unknown): KeptRequest {
  const written = membersOf(value);
  const purpose = purposes.find((each) => each === written['purpose']);
  if (purpose === undefined) throw new Error('"purpose" is not known');
  return {
    id: textIn(written, 'id'),
    commonName: textIn(written, 'commonName'),
    names: textsIn(written, 'names'),
    purpose,
    keySize: numberIn(written, 'keySize'),
    keyProvider: textIn(written, 'keyProvider'),
    created: textIn(written, 'created'),
    request: textIn(written, 'request'),
  };
}

/** Those of this machine and this user, the oldest first. */
export async function readRequests(): Promise<readonly KeptRequest[]> {
  return (await readDocument(place(), parse))?.requests ?? [];
}

export async function changeRequests(
  change: (requests: readonly KeptRequest[]) => readonly KeptRequest[],
): Promise<void> {
  await changeDocument(place(), parse, (before) => ({
    version: 1,
    requests: change(before?.requests ?? []),
  }));
}

/** Where the vault keeps the key of a request. */
export function requestKeyName({ id }: Pick<KeptRequest, 'id'>): string {
  return `certificate-request/${id}/key`;
}

/** The one that is meant by its id or, where there is one only, by its common name. */
export function requestNamed(name: string, requests: readonly KeptRequest[]): KeptRequest {
  const found = requests.filter(
    ({ id, commonName }) => id === name || commonName.toLowerCase() === name.toLowerCase(),
  );
  const [request, other] = found;
  if (request === undefined)
    throw certificateRequestErrors('not-found', { name }, { target: name });
  if (other === undefined) return request;
  const ids = found.map(({ id }) => id).join(', ');
  throw certificateRequestErrors('ambiguous', { name, ids }, { target: name });
}
