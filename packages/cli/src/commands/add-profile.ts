import { defineCommand } from '@hawser/command/declaration/command';
import {
  type Profile,
  profileErrors,
  readProfiles,
  sameName,
} from '@hawser/core/identity/profiles';
import { accessFor, accessParameters } from '../profiles/access.ts';
import { profileOutput, shownProfile } from '../profiles/profile-output.ts';
import { profileName } from '../profiles/profile-parameters.ts';
import { keptAddress, siteAddress } from '../profiles/site-address.ts';
import { storeProfile } from '../profiles/store-profile.ts';

export default defineCommand({
  verb: 'Add',
  noun: 'Profile',
  aliases: ['new-profile'],
  summary: 'Adds a profile: a site, what to trust it by, and how to sign in.',
  description:
    'The first profile is selected at once. A client secret goes into the vault, never into the profile.',
  parameters: {
    name: {
      ...profileName,
      from: { 'Hawser.Profile': 'name' },
      mandatory: true,
      position: 0,
      pipeline: 'property',
      help: 'What the profile is called.',
    },
    url: {
      ...siteAddress,
      mandatory: true,
      position: 1,
      pipeline: 'property',
      help: 'The address of the site; plain http only on this machine.',
    },
    ...accessParameters,
    select: { type: 'switch', help: 'Selects the profile.' },
  },
  impact: 'low',
  force: 'Replaces a profile that has the name already, with all that was in it.',
  passThru: 'Writes the profile that was added.',
  output: profileOutput,
  examples: [
    {
      line: 'hawser add-profile local https://localhost:8443 -TrustAnchor authority.pem',
      says: 'Adds the site on this machine, trusted by its own authority.',
    },
    {
      line: 'hawser add-profile nightly https://localhost:8443 -SignIn client-secret -ClientId runbook -ClientSecretEnv RUNBOOK_SECRET',
      says: 'Adds a profile for a runbook; the secret comes from the environment.',
    },
  ],
  async *run(call) {
    const { parameters, program, should, session, passThru, force } = call;
    const { name, select } = parameters;
    const url = keptAddress(parameters.url, program.name);
    const { access, secret } = await accessFor(call);
    const profile: Profile = { name, url, ...access, settings: {} };
    const refuseTaken = (all: ReadonlyMap<string, Profile>): void => {
      const taken = [...all.keys()].find((each) => sameName(each, name));
      if (taken === undefined || force) return;
      throw profileErrors('exists', { name: taken }, { target: taken });
    };
    refuseTaken((await readProfiles()).all);
    if (!(await should(name, 'Add Profile'))) return;
    const stored = { profile, secret, select };
    const { selected } = await storeProfile(stored, () => session.vault(), refuseTaken);
    if (passThru) yield await shownProfile(profile, selected, session);
  },
});
