import {
  changeProfiles,
  type Profile,
  type Profiles,
  sameName,
} from '@hawser/core/identity/profiles';
import { tokensNameOf, vaultNameFor } from '@hawser/core/identity/secret-names';
import type { Vault } from '@hawser/core/identity/vault';
import type { Secret } from '@hawser/core/secret';
import { isSamePurpose } from '@hawser/command/sign-in/kept-tokens';

export interface StoredProfile {
  readonly profile: Profile;
  /** What it signs in with, where that is kept in the vault; without, what is there stays. */
  readonly secret: Secret | undefined;
  readonly select: boolean;
}

/**
 * Puts a profile beside the others, in the place of one that has its name. Its secret goes into the
 * vault under the same lock, so that a profile and its secret come from the same call.
 */
export async function storeProfile(
  stored: StoredProfile,
  vault: () => Promise<Vault>,
  check: (all: ReadonlyMap<string, Profile>) => void,
): Promise<Profiles> {
  return await changeProfiles(async (profiles) => {
    check(profiles.all);
    return await withProfile(profiles, stored, vault);
  });
}

/** The profiles and the vault with that one; only while holding the lock of the profiles. */
export async function withProfile(
  { selected, all }: Profiles,
  { profile, secret, select }: StoredProfile,
  vault: () => Promise<Vault>,
): Promise<Profiles> {
  const { name } = profile;
  const replaced = [...all.values()].find((each) => sameName(each.name, name));
  const kept = vaultNameFor(profile);
  const before = replaced === undefined ? undefined : vaultNameFor(replaced);
  if (secret !== undefined && kept !== undefined) await (await vault()).set(kept, secret);
  if (before !== undefined && before !== kept) await (await vault()).delete(before);
  // What was given for another site, or to somebody else, is of no use any more.
  if (replaced !== undefined && !isSamePurpose(replaced, profile)) {
    await (await vault()).delete(tokensNameOf(replaced.name));
  }
  const others = [...all.values()].filter((each) => each !== replaced);
  // Or it is the first of all, and neither is there.
  const wasSelected = selected === replaced?.name;
  return {
    selected: select || wasSelected ? name : selected,
    all: new Map([...others, profile].map((each) => [each.name, each])),
  };
}
