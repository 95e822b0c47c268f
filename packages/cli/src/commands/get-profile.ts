import { defineCommand } from '@hawser/command/declaration/command';
import { profileNamed, readProfiles } from '@hawser/core/identity/profiles';
import { profileOutput, shownProfile } from '../profiles/profile-output.ts';
import { existingProfile } from '../profiles/profile-parameters.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'Profile',
  summary: 'Lists the profiles.',
  parameters: {
    name: { ...existingProfile, position: 0, list: true, help: 'Only these profiles.' },
  },
  impact: 'none',
  output: profileOutput,
  examples: [
    { line: 'hawser get-profile', says: 'Lists all profiles.' },
    { line: 'hawser get-profile local', says: 'Shows one.' },
  ],
  async *run({ parameters: { name }, attempt, session }) {
    const { selected, all } = await readProfiles();
    for (const each of name ?? all.keys()) {
      const profile = await attempt(async () => profileNamed(each, all));
      if (profile !== undefined) yield await shownProfile(profile, selected, session);
    }
  },
});
