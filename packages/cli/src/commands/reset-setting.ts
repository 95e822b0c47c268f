import { defineCommand } from '@hawser/command/declaration/command';
import { changeProfiles, profileNamed } from '@hawser/core/identity/profiles';
import { profileSetting, settingCandidates } from '../profiles/profile-settings.ts';

export default defineCommand({
  verb: 'Reset',
  noun: 'Setting',
  summary: 'Takes a setting out of the profile, so that its default holds again.',
  parameters: {
    name: {
      type: 'string',
      mandatory: true,
      position: 0,
      pipeline: 'property',
      from: { 'Hawser.Setting': 'name' },
      help: 'The setting.',
      complete: settingCandidates,
    },
  },
  impact: 'low',
  examples: [{ line: 'hawser reset-setting output', says: 'Shows tables and lists again.' }],
  async run({ parameters, should, session }) {
    const name = profileSetting(parameters.name);
    const profile = await session.profile();
    if (!(await should(`${name} in profile ${profile.name}`, 'Reset Setting'))) return;
    await changeProfiles(({ selected, all }) => {
      const { settings: before, ...rest } = profileNamed(profile.name, all);
      const settings = Object.fromEntries(Object.entries(before).filter(([each]) => each !== name));
      return { selected, all: new Map([...all, [rest.name, { ...rest, settings }]]) };
    });
  },
});
