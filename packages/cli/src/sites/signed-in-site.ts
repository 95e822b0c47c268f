import type { Session } from '@hawser/command/invocation/session';
import type { SiteAddress } from '@hawser/core/api/site-request';
import type { Profile } from '@hawser/core/identity/profiles';
import { siteErrors } from '@hawser/core/api/site-errors';
import { readClientCertificate } from '../sign-in/client-certificate.ts';

/** The site of the profile in use, as who the profile signs in. */
export async function signedInSite(session: Session): Promise<SiteAddress> {
  return await signedInWith(await session.profile(), session);
}

/** The site of a profile, as who that signs in. */
export async function signedInWith(
  profile: Profile,
  session: Pick<Session, 'vault'>,
): Promise<SiteAddress> {
  if (profile.signIn !== 'certificate') {
    throw siteErrors('sign-in-refused', {
      who: `profile ${profile.name}`,
      reason: `administrators sign in with a certificate, and it has ${profile.signIn}`,
      next: `Use a profile with one, by -Profile NAME, or: hawser set-profile ${profile.name} -SignIn certificate`,
    });
  }
  const { certificate } = await readClientCertificate(profile, async () => session.vault());
  return { ...profile, certificate };
}
