import type { Session } from '@hawser/command/invocation/session';
import type { SiteAddress } from '@hawser/core/api/site-request';
import type { Profile } from '@hawser/core/identity/profiles';
import { readClientCertificate } from '../sign-in/client-certificate.ts';
import { type SigningIn, tokensOf } from '@hawser/command/sign-in/token-source';

/** The site of the profile in use, as who the profile signs in. */
export async function signedInSite(session: Session): Promise<SiteAddress> {
  return await signedInWith(await session.profile(), session);
}

/** The site of a profile, as who that signs in. */
export async function signedInWith(profile: Profile, session: SigningIn): Promise<SiteAddress> {
  const { url, trustAnchor } = profile;
  const { repeating } = session;
  const site = {
    url,
    ...(trustAnchor === undefined ? {} : { trustAnchor }),
    ...(repeating === undefined ? {} : { repeating }),
  };
  if (profile.signIn !== 'certificate') return { ...site, tokens: tokensOf(profile, session) };
  const { certificate } = await readClientCertificate(profile, async () => session.vault());
  return { ...site, certificate };
}
