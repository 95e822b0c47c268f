import {
  changeProfiles,
  type Profile,
  type Profiles,
  sameName,
} from '@hawser/core/identity/profiles';
import { secretNameOf } from '@hawser/core/identity/secret-names';
import type { Vault } from '@hawser/core/identity/vault';
import type { Secret } from '@hawser/core/secret';

export interface StoredProfile {
  readonly profile: Profile;
  readonly clientSecret: Secret | undefined;
  readonly select: boolean;
}

/**
 * Puts a profile beside the others, in the place of one that has its name. Its secret goes into the
 * vault under the same lock, so that a profile and its secret come from the same call.
 */
export async function storeProfile(
  { profile, clientSecret, select }: StoredProfile,
  vault: () => Promise<Vault>,
  check: (all: ReadonlyMap<string, Profile>) => void,
): Promise<Profiles> {
  const { name, signIn } = profile;
  return await changeProfiles(async ({ selected, all }) => {
    check(all);
    const replaced = [...all.values()].find((each) => sameName(each.name, name));
    if (clientSecret !== undefined) await (await vault()).set(secretNameOf(name), clientSecret);
    else if (replaced?.signIn === 'client-secret' && signIn !== 'client-secret') {
      await (await vault()).delete(secretNameOf(name));
    }
    const others = [...all.values()].filter((each) => each !== replaced);
    // Or it is the first of all, and neither is there.
    const wasSelected = selected === replaced?.name;
    return {
      selected: select || wasSelected ? name : selected,
      all: new Map([...others, profile].map((each) => [each.name, each])),
    };
  });
}
