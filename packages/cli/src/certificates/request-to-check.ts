import { resolve } from 'node:path';
import { readGivenBytes } from '@hawser/core/files/read-given-bytes';
import { largestRequestFile } from '@hawser/core/pki/checks/examine-request';
import { certificateErrors } from './certificate-errors.ts';
import { orNoFile } from './check-errors.ts';
import { isThere } from './is-there.ts';
import { readRequests, requestNamed } from './kept-requests.ts';

/** The request in a file, or else one that is kept on this machine. */
export async function requestToCheck(named: string): Promise<Uint8Array> {
  const path = resolve(named);
  if (await isThere(path)) {
    return await readGivenBytes(path, largestRequestFile, (reason, cause) =>
      certificateErrors('unreadable', { path, reason }, { target: path, cause }),
    );
  }
  const { request } = await orNoFile(named, 'request', 'get-certificate-request', async () =>
    requestNamed(named, await readRequests()),
  );
  return Buffer.from(request);
}
