import { defineCommand } from '@hawser/command/declaration/command';
import { changeProfiles, profileNamed } from '@hawser/core/identity/profiles';
import { parseSetting, type Setting, settings } from '@hawser/core/settings';
import { profileSetting, settingCandidates } from '../profiles/profile-settings.ts';

export default defineCommand({
  verb: 'Set',
  noun: 'Setting',
  summary: 'Keeps a setting in the profile.',
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
    value: {
      type: 'string',
      mandatory: true,
      position: 1,
      pipeline: 'property',
      help: 'What it is to be.',
      complete: async ({ given }) => {
        const setting: Setting = settings[profileSetting(given.get('name') ?? '')];
        return (setting.choices ?? []).map((value) => ({ value }));
      },
    },
  },
  impact: 'low',
  examples: [
    { line: 'hawser set-setting output json', says: 'Gives JSON wherever this profile is used.' },
    { line: 'hawser set-setting timeoutSec 30', says: 'Gives up after half a minute.' },
  ],
  async run({ parameters, should, session }) {
    const name = profileSetting(parameters.name);
    const value = String(parseSetting(name, parameters.value, '-Value'));
    const profile = await session.profile();
    if (!(await should(`${name} in profile ${profile.name}`, 'Set Setting'))) return;
    await changeProfiles(({ selected, all }) => {
      const before = profileNamed(profile.name, all);
      const after = { ...before, settings: { ...before.settings, [name]: value } };
      return { selected, all: new Map([...all, [before.name, after]]) };
    });
  },
});
