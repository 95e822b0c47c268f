import type { Report } from '@hawser/command/invocation/call';
import type { SiteAddress } from '@hawser/core/api/site-request';
import type { Profile } from '@hawser/core/identity/profiles';
import type { Vault } from '@hawser/core/identity/vault';

/** What a check may use. */
export interface Examined {
  readonly profile: Profile;
  /** The profile's site, which is shown the profile's certificate if there is one to show. */
  readonly site: SiteAddress;
  readonly url: URL;
  readonly vault: () => Promise<Vault>;
  readonly signal: AbortSignal;
}

/** One thing that must be right for a profile to be of use. */
export interface Check {
  readonly name: string;
  /** What it looks at, said while it runs. */
  readonly title: string;
  /** Says what was found, or throws what is wrong. */
  readonly run: (examined: Examined, report: Report) => Promise<string | Doubt>;
}

/** What was found where all works, and still not as it should. */
export interface Doubt {
  readonly detail: string;
  readonly hint: string;
}

/** The host as the system's calls take it: without the brackets of an IPv6 address. */
export function hostOf(url: URL): string {
  return url.hostname.replaceAll(/[[\]]/g, '');
}

export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'http:' ? 80 : 443;
}

/**
 * The answer of a site that may want to be shown a certificate. One that does not like the certificate
 * is asked without: what is wrong with it is for the sign-in to say.
 */
export async function answerOf<Answer>(
  { profile, site, signal }: Examined,
  ask: (site: SiteAddress, signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask(site, signal);
  } catch (error) {
    if (site === profile || signal.aborted) throw error;
    return await ask(profile, signal).catch(() => {
      throw error;
    });
  }
}
