import type { Session } from '@hawser/command/invocation/session';
import { certificateRequestErrors } from './certificate-request-errors.ts';
import { requestIn } from './kept-certificate.ts';
import { keptList } from './kept-list.ts';
import { type Purpose, purposes } from '@hawser/core/pki/purposes';
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
    request: requestIn(written, 'request'),
  };
}

const kept = keptList({
  file: 'certificate-requests.json',
  member: 'requests',
  parse: parseRequest,
});
export const { read: readRequests, change: changeRequests } = kept;

/** Where the vault keeps the key of a request. */
export function requestKeyName({ id }: Pick<KeptRequest, 'id'>): string {
  return `certificate-request/${id}/key`;
}

/**
 * Takes a request away, its key first: where that is stopped in between, the request is still listed,
 * and can be taken away again.
 */
export async function dropRequest(
  { id }: Pick<KeptRequest, 'id'>,
  { vault }: Pick<Session, 'vault'>,
): Promise<void> {
  const keys = await vault();
  await changeRequests(async (requests) => {
    await keys.delete(requestKeyName({ id }));
    return requests.filter((each) => each.id !== id);
  });
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
