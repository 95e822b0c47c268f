import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { getCACertificates } from 'node:tls';
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
  /** Milliseconds until a site that does not answer is given up. */
  readonly patience?: number;
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
  const { method = 'GET', headers = {}, body, patience = 10_000 } = asked;
  const tired = AbortSignal.timeout(patience);
  const signal = AbortSignal.any([asked.signal, tired]);
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
    if (asked.signal.aborted) throw asked.signal.reason;
    const at = { host: url.hostname, port: url.port || (url.protocol === 'http:' ? 80 : 443) };
    if (tired.aborted) throw siteErrors('silent', at, { cause: error });
    throw siteErrors('broken', { ...at, reason: spoken(error) }, { cause: error });
  });
}

/** What TLS needs to know to trust the site, and to be trusted by it. */
export function trusting({ trustAnchor, certificate }: SiteAddress): {
  ca: string | string[];
  cert?: string;
  key?: string;
} {
  return { ca: trustAnchor ?? commonAuthorities(), ...certificate };
}

let authorities: string[] | undefined;

/** Those of the operating system and of Node, which by itself looks at its own only. */
function commonAuthorities(): string[] {
  authorities ??= [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
  return authorities;
}

/** What a failed connection says of itself, without OpenSSL's file names and line numbers. */
export function spoken(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message;
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
