import { readTrustAnchor } from '@hawser/command/sign-in/trust-anchor';
import { callSite } from '@hawser/core/api/call-site';
import { getServices } from '@hawser/core/api/contracts/health';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { HawserError } from '@hawser/core/errors';
import { siteUrl } from '@hawser/core/identity/profiles';
import type { CloudPrint } from '@hawser/core/printing/policies/cloud-print';
import type { AgentFolder } from '../registration/agent-folder.ts';
import { findRegistration } from '../registration/registration.ts';
import { readPolicies } from '../policies/kept-policies.ts';
import { deviceErrors } from './device-errors.ts';
import { deviceProfile } from './device-profile.ts';
import { siteUnknown } from './site-unknown.ts';

export interface SignInOffer {
  readonly cloudPrint: CloudPrint;
  /** By what the site is trusted; undefined where the operating system does. */
  readonly trustAnchor: string | undefined;
}

interface Given {
  readonly url: string | undefined;
  readonly trustAnchor: string | undefined;
}

/** As many as policies say where nobody says otherwise. */
const usualLimit = 20;

/** Where and for what people sign in at this device: by its policies, or as the site that is named says. */
export async function signInOffer(
  folder: AgentFolder,
  { url: given, trustAnchor: path }: Given,
  signal: AbortSignal,
): Promise<SignInOffer> {
  const kept = (await readPolicies(folder))?.cloudPrint;
  const url = given === undefined ? undefined : siteUrl(given);
  if (given !== undefined && url === undefined) {
    throw deviceErrors('bad-endpoint', { endpoint: given }, { target: given });
  }
  const own = (await findRegistration(folder).catch(() => undefined))?.authority;
  const anchor = path === undefined ? own : await readTrustAnchor(path);
  const at = url ?? (kept === undefined ? undefined : deviceProfile(kept, anySignIn).url);
  if (at === undefined) throw await siteUnknown(folder);
  const isFixed = path !== undefined;
  const { trustAnchor, signIn } = await askedFor(at, { anchor, isFixed }, signal);
  const discoveryEndpoint = `${at}/mcs`;
  const isOfPolicies =
    kept !== undefined && (url === undefined || kept.discoveryEndpoint === discoveryEndpoint);
  const told = { ...signIn, discoveryEndpoint, printerLimit: usualLimit };
  return { cloudPrint: isOfPolicies ? kept : told, trustAnchor };
}

const anySignIn = { signIn: 'browser' } as const;

type SignIn = Pick<CloudPrint, 'authority' | 'clientId' | 'discoveryResource' | 'printResource'>;

/** What the site shows people may be of its own authority, or of one that everybody trusts. */
async function askedFor(
  url: string,
  { anchor, isFixed }: { readonly anchor: string | undefined; readonly isFixed: boolean },
  signal: AbortSignal,
): Promise<{ readonly trustAnchor: string | undefined; readonly signIn: SignIn }> {
  const ask = async (site: SiteAddress): Promise<SignIn> =>
    (await callSite(site, getServices, {}, { signal })).signIn;
  if (anchor !== undefined) {
    try {
      return { trustAnchor: anchor, signIn: await ask({ url, trustAnchor: anchor }) };
    } catch (error) {
      const isUntrusted = error instanceof HawserError && error.code === 'site-bad-certificate';
      if (isFixed || !isUntrusted) throw error;
    }
  }
  return { trustAnchor: undefined, signIn: await ask({ url }) };
}
