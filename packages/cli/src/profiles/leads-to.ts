import { readProfiles } from '@hawser/core/identity/profiles';
import { isCertificateInVault } from '@hawser/core/identity/secret-names';

/** Whether a profile is still there, with a certificate of its own, and leads to that address. */
export async function leadsTo(name: string, url: string): Promise<boolean> {
  const profile = (await readProfiles()).all.get(name);
  return profile?.url === url && profile.signIn === 'certificate' && isCertificateInVault(profile);
}
