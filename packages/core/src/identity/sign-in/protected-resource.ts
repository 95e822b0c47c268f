import { notASite, object } from '../../api/public-endpoints.ts';
import { askSite, type SiteAddress } from '../../api/site-request.ts';
import { ownIssuer } from './directory.ts';
import { connectErrors } from './connect-errors.ts';

const mostIssuers = 20;
const path = '/.well-known/oauth-protected-resource';

/** Of whom a site takes tokens, as it tells everybody (RFC 9728); without a word, of its own directory. */
async function issuersOf(site: SiteAddress, signal: AbortSignal): Promise<readonly string[]> {
  const { status, text } = await askSite(site, { path, signal });
  if (status === 404) return [ownIssuer(site)];
  if (status !== 200) throw notASite(site, `${path} gives status ${status}`);
  const { resource, authorization_servers: servers } = object(site, path, text);
  // Somebody else's would have the person sign in for him (RFC 9728, 3.3).
  if (typeof resource !== 'string' || resource.replace(/\/$/, '') !== site.url) {
    throw notASite(site, `it calls itself ${String(resource)}, and has to be reached as that`);
  }
  if (!Array.isArray(servers)) return [ownIssuer(site)];
  return servers.filter((each) => typeof each === 'string').slice(0, mostIssuers);
}

/** The issuer to sign in at; undefined is the site's own directory. */
export async function issuerToUse(
  site: SiteAddress,
  wanted: string | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  const own = ownIssuer(site);
  const offered = await issuersOf(site, signal);
  const issuers = offered.join(', ');
  if (wanted !== undefined) {
    const found = offered.find((each) => each.replace(/\/$/, '') === wanted.replace(/\/$/, ''));
    if (found === undefined) throw connectErrors('other-issuer', { issuer: wanted, issuers });
    return found === own ? undefined : found;
  }
  if (offered.includes(own)) return undefined;
  if (offered.length > 1) throw connectErrors('several-issuers', { issuers });
  return offered[0];
}
