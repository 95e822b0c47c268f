import { defineCommand } from '@hawser/command/declaration/command';
import { type Profile, profileNamed, readProfiles } from '@hawser/core/identity/profiles';
import { accessFor, accessParameters } from '../profiles/access.ts';
import { profileOutput, shownProfile } from '../profiles/profile-output.ts';
import { existingProfile } from '../profiles/profile-parameters.ts';
import { keptAddress, siteAddress } from '../profiles/site-address.ts';
import { storeProfile } from '../profiles/store-profile.ts';

export default defineCommand({
  verb: 'Set',
  noun: 'Profile',
  summary: 'Changes a profile; what is not given stays as it is.',
  parameters: {
    name: {
      ...existingProfile,
      mandatory: true,
      position: 0,
      pipeline: 'property',
      help: 'The profile.',
    },
    url: { ...siteAddress, pipeline: 'property', help: 'The new address of its site.' },
    ...accessParameters,
  },
  impact: 'medium',
  passThru: 'Writes the profile as it is now.',
  output: profileOutput,
  examples: [
    {
      line: 'hawser set-profile local -TrustAnchor authority.pem',
      says: 'Trusts the site by another authority.',
    },
    {
      line: 'hawser set-profile local -ClientId runbook -ClientSecretEnv RUNBOOK_SECRET',
      says: 'Signs in with a secret from now on.',
    },
  ],
  async *run(call) {
    const { parameters, program, should, session, passThru } = call;
    const before = profileNamed(parameters.name, (await readProfiles()).all);
    const { name, settings } = before;
    const url =
      parameters.url === undefined ? before.url : keptAddress(parameters.url, program.name);
    const { access, secret } = await accessFor(call, before);
    const profile: Profile = { name, url, ...access, settings };
    if (!(await should(name, 'Set Profile'))) return;
    const stored = { profile, secret, select: false };
    const stillThere = (all: ReadonlyMap<string, Profile>): unknown => profileNamed(name, all);
    const { selected } = await storeProfile(stored, () => session.vault(), stillThere);
    if (passThru) yield await shownProfile(profile, selected, session);
  },
});
