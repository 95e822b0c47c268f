import { request as requestPlain } from 'node:http';
import { Agent, request as requestTls } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { commonAuthorities } from '../common-authorities.ts';
import { codeOf } from '../files/file-errors.ts';
import { spoken } from '../spoken.ts';
import { siteErrors } from './site-errors.ts';
import type { Repeating } from './repeating.ts';
import type { TokenSource } from '../token-source.ts';
import { sentWithToken } from './sent-with-token.ts';

/** A site and what to trust it by. */
export interface SiteAddress {
  readonly url: string;
  /** PEM; without, the authorities that the operating system trusts. */
  readonly trustAnchor?: string;
  /** It need not be the trust anchor's: those that the operating system trusts will do, too. */
  readonly alsoCommonlyTrusted?: boolean;
  /** Through which it is reached; without, directly. */
  readonly proxy?: URL;
  /** For many calls one after another; without, each has a connection of its own. */
  readonly connections?: Agent;
  /** PEM; shown to a site that asks for it. */
  readonly certificate?: { readonly cert: string; readonly key: string };
  /** Sent with each request to the site itself, and to nobody else. */
  readonly tokens?: TokenSource;
  /** Knows the requests that may be made again; without, each is for itself. */
  readonly repeating?: Repeating;
}

export interface SiteRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the site's address, or a whole URL. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
  /** Milliseconds until a site that does not answer is given up. */
  readonly patience?: number;
  /** Called when all of it is on its way, and the site may act on it. */
  readonly onSent?: () => void;
}

export interface SiteAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

const largest = 1024 * 1024;
const usualPatience = 10_000;

/** Asks a site and reads the whole of a small answer. */
export async function askSite(site: SiteAddress, asked: SiteRequest): Promise<SiteAnswer> {
  const send = async (request: SiteRequest): Promise<SiteAnswer> => {
    const patience = AbortSignal.timeout(asked.patience ?? usualPatience);
    return await answered(site, request, { patience, take: read });
  };
  return await sent(site, asked, send, () => undefined);
}

/** Asks a site for what comes bit by bit: patience is for its beginning only. */
export async function streamFromSite(
  site: SiteAddress,
  asked: SiteRequest,
): Promise<IncomingMessage> {
  const send = async (request: SiteRequest): Promise<Begun> => {
    const begun = new AbortController();
    const tired = setTimeout(() => begun.abort(), asked.patience ?? usualPatience);
    try {
      const take = async (response: IncomingMessage): Promise<IncomingMessage> => response;
      const response = await answered(site, request, { patience: begun.signal, take });
      return { status: response.statusCode ?? 0, headers: response.headers, response };
    } finally {
      clearTimeout(tired);
    }
  };
  const { response } = await sent(site, asked, send, (answer) => answer.response.destroy());
  return response;
}

type Begun = Pick<SiteAnswer, 'status' | 'headers'> & { readonly response: IncomingMessage };

/** Patience is for each sending: signing in again in between takes as long as a person needs. */
async function sent<Answer extends Pick<SiteAnswer, 'status' | 'headers'>>(
  site: SiteAddress,
  asked: SiteRequest,
  send: (asked: SiteRequest) => Promise<Answer>,
  drop: (answer: Answer) => void,
): Promise<Answer> {
  const { tokens } = site;
  if (tokens === undefined || isElsewhere(site, asked)) return await send(asked);
  const { signal, headers } = asked;
  return await sentWithToken({
    tokens,
    signal,
    send: async (authorization) => send({ ...asked, headers: { ...headers, authorization } }),
    drop,
  });
}

function isElsewhere({ url }: SiteAddress, { path }: SiteRequest): boolean {
  return path.includes('://') && new URL(path).origin !== new URL(url).origin;
}

async function answered<Answer>(
  site: SiteAddress,
  { path, method = 'GET', headers = {}, body, signal: stopped, onSent }: SiteRequest,
  {
    patience,
    take,
  }: { patience: AbortSignal; take: (response: IncomingMessage) => Promise<Answer> },
): Promise<Answer> {
  const url = new URL(path.includes('://') ? path : site.url + path);
  const signal = AbortSignal.any([stopped, patience]);
  const options = { method, headers: { accept: 'application/json', ...headers }, signal };
  return await new Promise<Answer>((resolve, reject) => {
    const respond = (response: IncomingMessage): void => {
      take(response).then(resolve, reject);
    };
    const request =
      url.protocol === 'http:'
        ? requestPlain(url, options, respond)
        : requestTls(url, { ...options, ...trusting(site), agent: agentFor(site) }, respond);
    request.on('error', reject);
    if (onSent !== undefined) request.once('finish', onSent);
    request.end(body);
  }).catch((error: unknown) => {
    if (stopped.aborted) throw stopped.reason;
    const at = { host: url.hostname, port: url.port || (url.protocol === 'http:' ? 80 : 443) };
    if (patience.aborted) throw siteErrors('silent', at, { cause: error });
    throw connectionTrouble(error, at);
  });
}

/** Without connections to share, one of its own, which nobody waits for afterwards. */
function agentFor({ proxy, connections }: SiteAddress): Agent | false {
  if (proxy === undefined) return connections ?? false;
  return new Agent({ proxyEnv: { HTTPS_PROXY: proxy.href } });
}

/** What a connection that did not come about, or broke, means to whoever wanted it. */
export function connectionTrouble(
  error: unknown,
  at: { host: string; port: string | number },
): Error {
  const code = codeOf(error);
  const options = { target: at.host, cause: error };
  if (code === 'ECONNREFUSED') return siteErrors('refused', at, options);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return siteErrors('unknown-name', at, options);
  if (certificateTrouble.test(code)) {
    return siteErrors('bad-certificate', { host: at.host, reason: spoken(error) }, options);
  }
  return siteErrors('broken', { ...at, reason: spoken(error) }, options);
}

// Node's names for what X.509 can find wrong.
const certificateTrouble = /CERT|ISSUER|SELF_SIGNED|UNABLE_TO_VERIFY/;

/** What TLS needs to know to trust the site, and to be trusted by it. */
export function trusting({ trustAnchor, alsoCommonlyTrusted, certificate }: SiteAddress): {
  ca: string[];
  allowPartialTrustChain: boolean;
  cert?: string;
  key?: string;
} {
  // Whoever names an authority in the middle, or the very certificate, means just that.
  const allowPartialTrustChain = trustAnchor !== undefined;
  const common =
    trustAnchor === undefined || alsoCommonlyTrusted === true ? commonAuthorities() : [];
  const ca = trustAnchor === undefined ? common : [...common, trustAnchor];
  return { ca, allowPartialTrustChain, ...certificate };
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
