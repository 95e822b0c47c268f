import { defineCommand } from '@hawser/command/declaration/command';
import { changeProfiles, profileNamed, readProfiles } from '@hawser/core/identity/profiles';
import { profileOutput, shownProfile } from '../profiles/profile-output.ts';
import { existingProfile } from '../profiles/profile-parameters.ts';

export default defineCommand({
  verb: 'Select',
  noun: 'Profile',
  summary: 'Selects the profile that commands use when no other is named.',
  parameters: {
    name: {
      ...existingProfile,
      mandatory: true,
      position: 0,
      pipeline: 'property',
      help: 'The profile.',
    },
  },
  impact: 'low',
  passThru: 'Writes the profile.',
  output: profileOutput,
  examples: [
    { line: 'hawser select-profile local', says: 'Works with the site "local" from now on.' },
  ],
  async *run({ parameters, should, passThru, session }) {
    const { name } = profileNamed(parameters.name, (await readProfiles()).all);
    if (!(await should(name, 'Select Profile'))) return;
    const { all } = await changeProfiles((profiles) => ({
      ...profiles,
      selected: profileNamed(name, profiles.all).name,
    }));
    if (passThru) yield await shownProfile(profileNamed(name, all), name, session);
  },
});
