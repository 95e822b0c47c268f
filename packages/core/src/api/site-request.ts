import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { siteErrors } from './site-errors.ts';

/** A site and what to trust it by. */
export interface SiteAddress {
  readonly url: string;
  /** PEM; without, the authorities that the operating system trusts. */
  readonly trustAnchor?: string;
  /** PEM; shown to a site that asks for it. */
  readonly certificate?: { readonly cert: string; readonly key: string };
}

export interface SiteRequest {
  readonly method?: 'GET' | 'POST';
  /** Below the site's address, or a whole URL. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

export interface SiteAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

const largest = 1024 * 1024;

/** Asks a site and reads the whole of a small answer. */
export async function askSite(site: SiteAddress, asked: SiteRequest): Promise<SiteAnswer> {
  const url = new URL(asked.path.includes('://') ? asked.path : site.url + asked.path);
  const { method = 'GET', headers = {}, body, signal } = asked;
  const options = { method, headers: { accept: 'application/json', ...headers }, signal };
  return await new Promise<SiteAnswer>((resolve, reject) => {
    const answered = (response: IncomingMessage): void => {
      read(response).then(resolve, reject);
    };
    const request =
      url.protocol === 'http:'
        ? requestPlain(url, options, answered)
        : requestTls(url, { ...options, ...trusting(site), agent: false }, answered);
    request.on('error', reject);
    request.end(body);
  }).catch((error: unknown) => {
    if (signal.aborted) throw signal.reason;
    const at = { host: url.hostname, port: url.port || (url.protocol === 'http:' ? 80 : 443) };
    throw siteErrors('broken', { ...at, reason: (error as Error).message }, { cause: error });
  });
}

/** What TLS needs to know to trust the site, and to be trusted by it. */
export function trusting({ trustAnchor, certificate }: SiteAddress): {
  ca?: string;
  cert?: string;
  key?: string;
} {
  return { ...(trustAnchor === undefined ? {} : { ca: trustAnchor }), ...certificate };
}

async function read(response: IncomingMessage): Promise<SiteAnswer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > largest) {
      response.destroy();
      throw new Error(`the answer is larger than ${largest / 1024 / 1024}MB`);
    }
    pieces.push(piece);
  }
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text: Buffer.concat(pieces).toString('utf8'),
  };
}
