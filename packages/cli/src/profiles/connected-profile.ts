import { type Profile, profileNamed, readProfiles, sameName } from '@hawser/core/identity/profiles';

/** Which profile is to be signed in with: one that is there, or a new one. */
export interface ConnectedProfile {
  readonly name: string;
  readonly url: string;
  readonly before: Profile | undefined;
}

/** The profile of that name, or of that address; a new one for an address that none has. */
export async function connectedProfile(
  name: string | undefined,
  url: string | undefined,
  current: () => Promise<Profile>,
): Promise<ConnectedProfile> {
  if (url === undefined) {
    const before =
      name === undefined ? await current() : profileNamed(name, (await readProfiles()).all);
    return { name: before.name, url: before.url, before };
  }
  const { selected, all } = await readProfiles();
  const profiles = [...all.values()];
  const isNamed = (each: Profile): boolean => name !== undefined && sameName(each.name, name);
  const ofSite = profiles.filter((each) => each.url === url);
  const before =
    name === undefined
      ? (ofSite.find((each) => each.name === selected) ?? ofSite[0])
      : profiles.find(isNamed);
  if (before !== undefined) return { name: before.name, url, before };
  return { name: name ?? freeName(url, profiles), url, before: undefined };
}

/** What a site's host is called first, and a number where a profile has that name. */
function freeName(url: string, profiles: readonly Profile[]): string {
  const { hostname } = new URL(url);
  const [label = ''] = hostname.split('.');
  const wanted = /^[a-z][a-z0-9-]{0,59}$/i.test(label) ? label : 'site';
  const isTaken = (name: string): boolean => profiles.some((each) => sameName(each.name, name));
  let name = wanted;
  for (let number = 2; isTaken(name); number += 1) name = `${wanted}-${number}`;
  return name;
}
