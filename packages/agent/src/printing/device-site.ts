import { tokensOf } from '@hawser/command/sign-in/token-source';
import type { Session } from '@hawser/command/invocation/session';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { HawserError } from '@hawser/core/errors';
import type { Profile } from '@hawser/core/identity/profiles';
import type { TokenSource } from '@hawser/core/token-source';
import type { AgentFolder } from '../registration/agent-folder.ts';
import { readPolicies } from '../policies/kept-policies.ts';
import { deviceErrors } from './device-errors.ts';
import { deviceProfile } from './device-profile.ts';
import { type DeviceUser, readDeviceUser } from './device-user.ts';
import { siteUnknown } from './site-unknown.ts';

/** The site that a device prints at, as whoever is signed in there. */
export interface DeviceSite extends SiteAddress {
  readonly tokens: TokenSource;
  /** How many printers are shown at once. */
  readonly printerLimit: number;
}

interface SignedIn {
  readonly user: DeviceUser;
  readonly profile: Profile;
  readonly printerLimit: number;
}

/** What the agent was told last counts before what was so at the sign-in. */
export async function signedInHere(folder: AgentFolder): Promise<SignedIn> {
  const user = await readDeviceUser(folder);
  const policies = await readPolicies(folder);
  const cloudPrint = policies?.cloudPrint ?? user?.cloudPrint;
  if (cloudPrint === undefined) throw await siteUnknown(folder);
  const profile = deviceProfile(cloudPrint, {
    signIn: 'browser',
    ...(user?.trustAnchor === undefined ? {} : { trustAnchor: user.trustAnchor }),
  });
  if (user === undefined) throw deviceErrors('not-signed-in', { site: profile.url });
  return { user, profile, printerLimit: cloudPrint.printerLimit };
}

export async function deviceSite(folder: AgentFolder, session: Session): Promise<DeviceSite> {
  const { profile, printerLimit } = await signedInHere(folder);
  const { url, trustAnchor } = profile;
  return {
    url,
    ...(trustAnchor === undefined ? {} : { trustAnchor }),
    tokens: saidForDevice(tokensOf(profile, session), url),
    printerLimit,
  };
}

/** The same tokens; where there are none the advice is for this program. */
function saidForDevice(tokens: TokenSource, site: string): TokenSource {
  const said = async <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((error: unknown) => {
      if (!(error instanceof HawserError)) throw error;
      if (error.code === 'connect-none') throw deviceErrors('not-signed-in', { site });
      if (error.code !== 'connect-ended') throw error;
      throw deviceErrors('sign-in-ended', { site, reason: error.message }, { cause: error });
    });
  return {
    token: async (signal) => said(tokens.token(signal)),
    another: async (...refused) => said(tokens.another(...refused)),
  };
}
