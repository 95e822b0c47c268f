import type { Call } from '@hawser/command/invocation/call';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { profileInUse } from '../../profiles/profile-in-use.ts';
import { signedInWith } from '../../sites/signed-in-site.ts';
import { checkSite, type GivenSite, profileOfEndpoint, saysSite } from './site-endpoints.ts';

/** What was said of each site is looked at once, however many printers come down a pipeline. */
const checked = new WeakMap<Call['session'], SiteAddress>();

/**
 * The site to publish at: that of the profile in use or, where there is none, of the profile of the
 * endpoint that is named. What else is said of a site has to be so.
 */
export async function siteToPublishAt(
  given: GivenSite,
  { session, signal, warn }: Pick<Call, 'session' | 'signal' | 'warn'>,
): Promise<SiteAddress> {
  const before = checked.get(session);
  if (before !== undefined) return before;
  const inUse = await profileInUse(session);
  const profile = inUse ?? (await profileOfEndpoint(given)) ?? (await session.profile());
  const site = await signedInWith(profile, session);
  if (saysSite(given)) {
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getCloudPrint } = await import('@hawser/core/api/contracts/cloud-print');
    const told = await callSite(site, getCloudPrint, {}, { signal });
    const useless = await checkSite(given, profile, told);
    if (useless !== undefined) warn(useless);
  }
  checked.set(session, site);
  return site;
}
