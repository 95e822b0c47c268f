import { deviceErrors } from './device-errors.ts';
import type { DeviceSite } from './device-site.ts';

/** A token is shown to nobody but the site, whatever an answer says. */
export function requireOfSite(
  { name, url }: { readonly name: string; readonly url: string },
  site: Pick<DeviceSite, 'url'>,
): void {
  if (hostOf(url) === hostOf(site.url)) return;
  throw deviceErrors('no-printer', { printer: name }, { target: name });
}

function hostOf(url: string): string {
  const { hostname, port } = new URL(url.replace(/^ipps:/, 'https:'));
  return `${hostname}:${port === '' ? 443 : port}`;
}
