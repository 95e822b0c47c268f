import { notASite, object } from '@hawser/core/api/public-endpoints';
import { askSite, type SiteAddress } from '@hawser/core/api/site-request';

/** What the directory tells of itself (OpenID Connect Discovery 1.0), as far as signing in needs it. */
export interface DirectoryDocument {
  readonly issuer: string;
  readonly token_endpoint?: string;
  readonly authorization_endpoint?: string;
  readonly device_authorization_endpoint?: string;
}

const path = '/directory/.well-known/openid-configuration';
const endpoints = [
  'token_endpoint',
  'authorization_endpoint',
  'device_authorization_endpoint',
] as const;

export async function askDirectory(
  site: SiteAddress,
  signal: AbortSignal,
): Promise<DirectoryDocument> {
  const { status, text } = await askSite(site, { path, signal });
  if (status !== 200) throw notASite(site, `${path} gives status ${status}`);
  const said = object(site, path, text);
  const { issuer } = said;
  // A document of another issuer, or endpoints elsewhere, would send the secret there (Discovery 4.3).
  if (issuer !== `${site.url}/directory`) throw notASite(site, 'its directory is another one’s');
  const known = endpoints.flatMap((name) => {
    const value = said[name];
    return typeof value === 'string' && isOf(site, value) ? [[name, value] as const] : [];
  });
  return { issuer, ...Object.fromEntries(known) };
}

function isOf(site: SiteAddress, url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(site.url).origin;
}
