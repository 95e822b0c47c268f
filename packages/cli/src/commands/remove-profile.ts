import { defineCommand } from '@hawser/command/declaration/command';
import { changeProfiles, profileNamed, readProfiles } from '@hawser/core/identity/profiles';
import { vaultNameFor } from '@hawser/core/identity/secret-names';
import { existingProfile } from '../profiles/profile-parameters.ts';

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
        const secret = vaultNameFor(profile);
        if (!(await should(name, 'Remove Profile'))) return;
        await changeProfiles(async ({ selected, all: before }) => {
          // First the secret: whatever interrupts this, no secret is left without its profile.
          if (secret !== undefined) await (await session.vault()).delete(secret);
          return {
            selected: selected === name ? undefined : selected,
            all: new Map([...before].filter(([other]) => other !== name)),
          };
        });
      });
    }
  },
});
