import { changeProfiles } from '@hawser/core/identity/profiles';

/** Has a profile lead to where its site is now; one that leads elsewhere by now is somebody's own. */
export async function moveLocalProfile(name: string, from: string, to: string): Promise<void> {
  await changeProfiles(({ selected, all }) => {
    const profile = all.get(name);
    if (profile?.url !== from) return { selected, all };
    return { selected, all: new Map(all).set(name, { ...profile, url: to }) };
  });
}
