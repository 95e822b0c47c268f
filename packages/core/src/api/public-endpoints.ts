import { siteErrors } from './site-errors.ts';
import { askSite, type SiteAddress } from './site-request.ts';

/** A service that a site offers, as it tells everybody. */
export interface OfferedService {
  readonly name: string;
  readonly version: string;
}

/** Whether a Hawser site answers, and what its clock says. */
export async function askHealth(
  site: SiteAddress,
  signal: AbortSignal,
): Promise<{ readonly date: Date | undefined }> {
  const { status, headers, text } = await askSite(site, { path: '/healthz', signal });
  if (status !== 200) throw notASite(site, `/healthz gives status ${status}`);
  if (object(site, '/healthz', text)['status'] !== 'ok') throw notASite(site, 'it is not well');
  const said = typeof headers['date'] === 'string' ? new Date(headers['date']) : undefined;
  return { date: said === undefined || Number.isNaN(said.getTime()) ? undefined : said };
}

/** The services that a site offers. */
export async function askServices(
  site: SiteAddress,
  signal: AbortSignal,
): Promise<readonly OfferedService[]> {
  const path = '/mcs/services';
  const { status, text } = await askSite(site, { path, signal });
  if (status !== 200) throw notASite(site, `${path} gives status ${status}`);
  const { services } = object(site, path, text);
  if (!Array.isArray(services)) throw notASite(site, `${path} lists no services`);
  return services.filter(isService).map(({ name, version }) => ({ name, version }));
}

/** The document at a path of the site as an object. */
export function object(site: SiteAddress, path: string, text: string): Record<string, unknown> {
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Said below.
  }
  throw notASite(site, `${path} is not a JSON object`);
}

export function notASite({ url }: SiteAddress, reason: string): Error {
  return siteErrors('not-a-site', { url, reason }, { target: url });
}

function isService(value: unknown): value is OfferedService {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'version' in value &&
    typeof value.version === 'string'
  );
}
