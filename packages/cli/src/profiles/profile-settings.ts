import type { Candidate } from '@hawser/command/declaration/parameter';
import {
  environmentVariable,
  isKeptInProfile,
  settingErrors,
  settingNamed,
  type SettingName,
  settings,
} from '@hawser/core/settings';

/** The setting of that name, if a profile can keep it. */
export function profileSetting(written: string): SettingName {
  const name = settingNamed(written);
  if (name === undefined) throw settingErrors('unknown', { name: written });
  if (isKeptInProfile(name)) return name;
  throw settingErrors('not-in-profile', { name, variable: environmentVariable(name) });
}

export async function settingCandidates(): Promise<readonly Candidate[]> {
  return Object.entries(settings)
    .filter(([name]) => isKeptInProfile(name))
    .map(([value, { help }]) => ({ value, says: help }));
}
