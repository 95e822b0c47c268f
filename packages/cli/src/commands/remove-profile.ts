import { defineCommand } from '@hawser/command/declaration/command';
import { changeProfiles, profileNamed, readProfiles } from '@hawser/core/identity/profiles';
import { vaultNamesOf } from '@hawser/core/identity/secret-names';
import { existingProfile } from '../profiles/profile-parameters.ts';
import { aloneWithTokens } from '@hawser/command/sign-in/kept-tokens';

export default defineCommand({
  verb: 'Remove',
  noun: 'Profile',
  summary: 'Removes profiles, and their secrets from the vault.',
  parameters: {
    name: {
      ...existingProfile,
      list: true,
      mandatory: true,
      position: 0,
      pipeline: 'property',
      help: 'The profiles.',
    },
  },
  impact: 'high',
  force: 'Does not ask.',
  examples: [
    {
      line: 'hawser remove-profile local',
      says: 'Removes a profile, after a question.',
      notRun: 'it asks a person',
    },
    { line: 'hawser remove-profile local -Confirm:false', says: 'Removes it without one.' },
    { line: 'hawser remove-profile local,nightly -WhatIf', says: 'Shows what would be removed.' },
  ],
  async run({ parameters, should, attempt, session }) {
    const { all } = await readProfiles();
    for (const each of new Set(parameters.name.map((name) => name.toLowerCase()))) {
      await attempt(async () => {
        const profile = profileNamed(each, all);
        const { name } = profile;
        const secrets = vaultNamesOf(profile);
        if (!(await should(name, 'Remove Profile'))) return;
        // Nobody is to renew meanwhile what is deleted here.
        await aloneWithTokens(profile, async () =>
          changeProfiles(async ({ selected, all: before }) => {
            // First the secrets: whatever interrupts this, none is left without its profile.
            for (const kept of secrets) await (await session.vault()).delete(kept);
            return {
              selected: selected === name ? undefined : selected,
              all: new Map([...before].filter(([other]) => other !== name)),
            };
          }),
        );
      });
    }
  },
});
