import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { refusalOf } from '@hawser/core/api/call-site';
import { backUpSite, backupProblemTrailer } from '@hawser/core/api/contracts/backup';
import { siteErrors } from '@hawser/core/api/site-errors';
import { type SiteAddress, streamFromSite } from '@hawser/core/api/site-request';
import { fromProblem } from '@hawser/core/errors';
import type { Secret } from '@hawser/core/secret';

export interface FetchedBackup {
  readonly keyPassword: Secret | undefined;
  readonly signal: AbortSignal;
  /** Told how many bytes have come. */
  readonly came: (bytes: number) => void;
}

const largestRefusal = 64 * 1024;

/** The backup that a site makes, as it comes; throws where it does not come whole. */
export async function* fetchBackup(
  site: SiteAddress,
  { keyPassword, signal, came }: FetchedBackup,
): AsyncGenerator<Uint8Array, void> {
  const response = await streamFromSite(site, {
    method: backUpSite.method,
    path: backUpSite.path,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(keyPassword === undefined ? {} : { keyPassword: keyPassword.reveal() }),
    signal,
    patience: 30_000,
  });
  if (response.statusCode !== 200) throw await refusal(response);
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      came(bytes);
      yield chunk;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw brokenConnection(site, error);
  }
  const problem = response.trailers[backupProblemTrailer];
  if (problem !== undefined) throw fromProblem(JSON.parse(decodeURIComponent(problem)), 500);
}

function brokenConnection({ url }: SiteAddress, error: unknown): Error {
  const { hostname: host, port } = new URL(url);
  const reason = 'the site ended it before the backup was whole';
  return siteErrors('broken', { host, port: port === '' ? 443 : port, reason }, { cause: error });
}

async function refusal(response: IncomingMessage): Promise<Error> {
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (piece: string) => {
    if (text.length < largestRefusal) text += piece;
  });
  await once(response, 'end');
  return refusalOf({ status: response.statusCode ?? 0, text });
}
