import type { Candidate } from '@hawser/command/declaration/parameter';
import {
  environmentVariable,
  type Setting,
  settingErrors,
  settingNamed,
  type SettingName,
  settings,
} from '@hawser/core/settings';

/** The setting of that name, if a profile can keep it. */
export function profileSetting(written: string): SettingName {
  const name = settingNamed(written);
  if (name === undefined) throw settingErrors('unknown', { name: written });
  if (isKept(settings[name])) return name;
  throw settingErrors('not-in-profile', { name, variable: environmentVariable(name) });
}

export async function settingCandidates(): Promise<readonly Candidate[]> {
  return Object.entries(settings)
    .filter(([, setting]) => isKept(setting))
    .map(([value, { help }]) => ({ value, says: help }));
}

function isKept(setting: Setting): boolean {
  return setting.profile === true;
}
