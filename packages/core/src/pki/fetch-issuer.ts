import type { X509Certificate } from 'node:crypto';
import { errorTable, HawserError } from '../errors.ts';
import { certificateFileErrors } from './certificate-file-errors.ts';
import { readCertificateFile } from './read-certificate-file.ts';

/** @public The reference collects it. */
export const chainErrors = errorTable('chain', {
  unfetched: {
    kind: 'unreachable',
    message: 'The certificate of the issuer at {url} was not fetched: {reason}.',
    hint: 'Fetch it by a browser or from the pages of the authority, and give it as a file.',
  },
});

const patience = 5000;
const largest = 64 * 1024;

/**
 * The certificates at a place that a certificate names for those of who has issued it (RFC 5280,
 * 4.2.2.1). Over plain HTTP, as everywhere: what is fetched is worth only what its signature proves.
 */
export async function fetchIssuer(
  url: string,
  signal: AbortSignal,
): Promise<readonly X509Certificate[]> {
  const refuse = (reason: string, cause?: unknown): HawserError =>
    chainErrors('unfetched', { url, reason }, { target: url, cause });
  if (!URL.canParse(url) || new URL(url).protocol !== 'http:') {
    throw refuse('only http:// is asked for certificates');
  }
  try {
    const bytes = await fetched(url, AbortSignal.any([signal, AbortSignal.timeout(patience)]));
    if (typeof bytes === 'string') throw refuse(bytes);
    const { certificates } = await readCertificateFile(bytes, async () =>
      Promise.reject(certificateFileErrors('password-needed', {})),
    );
    return certificates.map(({ certificate }) => certificate);
  } catch (error) {
    if (signal.aborted) throw error;
    if (!(error instanceof HawserError)) throw refuse(reasonOf(error), error);
    throw error.code === 'chain-unfetched' ? error : refuse('there is no certificate there', error);
  }
}

/** The bytes, or why there are none. */
async function fetched(url: string, signal: AbortSignal): Promise<Buffer | string> {
  // Who answers does not say where else to ask.
  const answer = await fetch(url, { signal, redirect: 'manual' });
  if (answer.status !== 200) {
    await answer.body?.cancel();
    return `it answers with status ${answer.status}`;
  }
  if (answer.body === null) return 'it answers with nothing';
  const body: AsyncIterable<Uint8Array> = answer.body;
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    // Leaving the loop ends the answer.
    if (length > largest) return `it answers with more than ${largest} bytes`;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function reasonOf(error: unknown): string {
  const isLate = error instanceof Error && error.name === 'TimeoutError';
  return isLate ? `it has not answered within ${patience / 1000} seconds` : 'nobody answers there';
}
