import {
  allowInsecureRequests,
  clockSkew,
  type AuthorizationServer,
  type Client,
  customFetch,
  type HttpRequestOptions,
} from 'oauth4webapi';
import { notASite, object } from '../../api/public-endpoints.ts';
import { askSite, type SiteAddress } from '../../api/site-request.ts';
import { siteUrl } from '../profiles.ts';
import { cliClientId } from './well-known.ts';
import { connectErrors } from './connect-errors.ts';
import { siteFetch } from './site-fetch.ts';

/** Who gives tokens for a site: its own directory, or another issuer that it trusts. */
export interface Directory {
  readonly server: AuthorizationServer;
  /** As whom is signed in. */
  readonly client: Client;
  /** What people sign in for. */
  readonly scope: string;
  /** What programs sign in for. */
  readonly clientScope: string | undefined;
  /** Whether it is the site's own. */
  readonly isOwn: boolean;
  /** What every request for tokens says beside its own (RFC 8707). */
  readonly parameters: Readonly<Record<string, string>>;
  readonly options: (signal: AbortSignal) => HttpRequestOptions<'POST', URLSearchParams>;
}

export interface WantedDirectory {
  readonly url: string;
  readonly trustAnchor?: string;
  readonly proxy?: URL;
  /** Without, the site's own directory. */
  readonly issuer?: string;
  readonly clientId?: string;
  readonly scope?: string;
  /** What tokens are for; without, the site. */
  readonly resource?: string;
}

const endpoints = [
  'token_endpoint',
  'authorization_endpoint',
  'device_authorization_endpoint',
  'revocation_endpoint',
] as const;

export function ownIssuer({ url }: Pick<SiteAddress, 'url'>): string {
  return `${url}/directory`;
}

/** What a directory tells of itself (OpenID Connect Discovery 1.0). */
export async function openDirectory(
  wanted: WantedDirectory,
  signal: AbortSignal,
): Promise<Directory> {
  const { url, trustAnchor, proxy, scope, issuer = ownIssuer(wanted) } = wanted;
  const { resource = url } = wanted;
  const isOwn = issuer === ownIssuer(wanted);
  const address: SiteAddress = {
    url: isOwn ? url : issuer.replace(/\/$/, ''),
    ...(trustAnchor === undefined ? {} : { trustAnchor }),
    ...(proxy === undefined ? {} : { proxy }),
    ...(isOwn ? {} : { alsoCommonlyTrusted: true }),
  };
  const refuse = (reason: string): Error =>
    isOwn
      ? notASite(address, reason)
      : connectErrors('bad-directory', { issuer, reason }, { target: issuer });
  if (siteUrl(address.url) === undefined) throw refuse('its address is not an https URL');
  const path = `${isOwn ? '/directory' : ''}/.well-known/openid-configuration`;
  const { status, headers, text } = await askSite(address, { path, signal });
  if (status !== 200) throw refuse(`${path} gives status ${status}`);
  const said = object(address, path, text);
  // A document of another issuer would send the secret to that one (Discovery 4.3).
  if (said['issuer'] !== issuer) {
    throw refuse(
      isOwn ? 'its directory is another one’s' : `it calls itself ${String(said['issuer'])}`,
    );
  }
  const clientId = wanted.clientId ?? (isOwn ? cliClientId : undefined);
  if (clientId === undefined) throw connectErrors('no-client', { issuer }, { target: issuer });
  const known = endpoints.flatMap((name) => {
    const value = said[name];
    return typeof value === 'string' && isAllowed(value, address, isOwn)
      ? [[name, value] as const]
      : [];
  });
  return {
    server: { ...capabilities(said), issuer, ...Object.fromEntries(known) },
    client: { client_id: clientId, [clockSkew]: skewOf(headers['date']) },
    scope: scope ?? 'openid offline_access',
    clientScope: scope,
    isOwn,
    // Whoever names a scope to another directory says by it what the tokens are for, and there are
    // those that take not both.
    parameters: isOwn || scope === undefined ? { resource } : {},
    options: (stopped) => ({
      [customFetch]: siteFetch(address),
      // oxlint-disable-next-line typescript/no-deprecated -- siteUrl() takes http only on this machine
      [allowInsecureRequests]: address.url.startsWith('http:'),
      signal: stopped,
    }),
  };
}

/**
 * Whether something may be sent there. All that is the site's own is at the site. Others spread what
 * they have over several hosts, and say so (Discovery 4.2: only the issuer has to be the same): the
 * document came over TLS from the very issuer that is meant, so that the encryption is all there is
 * left to ask for.
 */
function isAllowed(url: string, { url: own }: SiteAddress, isOwn: boolean): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, protocol } = new URL(url);
  return origin === new URL(own).origin || (!isOwn && protocol === 'https:');
}

/** How it differs from others, as far as signing in needs to know it. */
function capabilities(said: Record<string, unknown>): Partial<AuthorizationServer> {
  const texts = (name: string): string[] | undefined => {
    const value = said[name];
    if (!Array.isArray(value)) return undefined;
    return value.filter((each): each is string => typeof each === 'string');
  };
  const algorithms = texts('id_token_signing_alg_values_supported');
  const methods = texts('token_endpoint_auth_methods_supported');
  return {
    ...(algorithms === undefined ? {} : { id_token_signing_alg_values_supported: algorithms }),
    ...(methods === undefined ? {} : { token_endpoint_auth_methods_supported: methods }),
    authorization_response_iss_parameter_supported:
      said['authorization_response_iss_parameter_supported'] === true,
  };
}

/** By how many seconds its clock is ahead of this one, so that a clock that is wrong keeps nobody out. */
function skewOf(date: unknown): number {
  const there = typeof date === 'string' ? Date.parse(date) : NaN;
  return Number.isNaN(there) ? 0 : Math.round((there - Date.now()) / 1000);
}
