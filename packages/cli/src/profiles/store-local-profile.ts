import { changeProfiles, type Profile, sameName, siteUrl } from '@hawser/core/identity/profiles';
import { isCertificateInVault } from '@hawser/core/identity/secret-names';
import type { Vault } from '@hawser/core/identity/vault';
import { Secret } from '@hawser/core/secret';
import { answersAt } from './answers-at.ts';
import { withProfile } from './store-profile.ts';

/** A site on this machine, and the certificate (PEM) to sign in to it with. */
export interface LocalSite {
  /** What its profile is to be called. */
  readonly name: string;
  readonly url: string;
  readonly trustAnchor: string;
  readonly certificate: string;
  readonly key: string;
}

/**
 * Stores the profile of a site that was just made on this machine, with its certificate in the
 * vault, and gives the name that it got. A profile that this machine has of the same site already, by
 * another data folder, leads to this one from now on, unless that other one runs. One that somebody
 * made of another site, or signs in with otherwise, keeps its own name. It is selected where no other
 * is.
 */
export async function storeLocalProfile(
  { name, url, trustAnchor, certificate, key }: LocalSite,
  vault: () => Promise<Vault>,
): Promise<string> {
  const address = siteUrl(url);
  if (address === undefined) throw new Error(`a site cannot be reached at ${url}`);
  const secret = new Secret(`${certificate.trim()}\n${key.trim()}\n`);
  let used = name;
  await changeProfiles(async (profiles) => {
    const all = [...profiles.all.values()];
    const named = (wanted: string): Profile | undefined =>
      all.find((each) => sameName(each.name, wanted));
    const ofSameSite = await silentAmong(
      all.filter((each) => isLocal(each) && isSame(each.trustAnchor, trustAnchor)),
      address,
    );
    used = ofSameSite?.name ?? name;
    const isFree = (wanted: string): boolean => {
      const taken = named(wanted);
      if (taken === undefined || taken === ofSameSite) return true;
      return taken.url === address && isLocal(taken);
    };
    for (let number = 2; !isFree(used); number += 1) used = `${name}-${number}`;
    const before = named(used);
    used = before?.name ?? used;
    const profile: Profile = {
      name: used,
      url: address,
      signIn: 'certificate',
      trustAnchor,
      settings: before?.settings ?? {},
    };
    const select = profiles.selected === undefined;
    return await withProfile(profiles, { profile, secret, select }, vault);
  });
  return used;
}

/** The first that leads here already, or where nobody listens. */
async function silentAmong(
  profiles: readonly Profile[],
  address: string,
): Promise<Profile | undefined> {
  for (const profile of profiles) {
    if (profile.url === address || !(await answersAt(profile.url))) return profile;
  }
  return undefined;
}

function isLocal(profile: Profile): boolean {
  return profile.signIn === 'certificate' && isCertificateInVault(profile);
}

function isSame(anchor: string | undefined, other: string): boolean {
  return anchor?.trim() === other.trim();
}
