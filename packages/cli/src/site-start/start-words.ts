import { resolve } from 'node:path';
import { optionName } from '@hawser/command/declaration/names';
import {
  type SiteSettingName,
  siteSettingNames,
  siteSettings,
} from '@hawser/core/site/site-settings';

type Given = Readonly<Partial<Record<SiteSettingName, string | readonly string[] | undefined>>> & {
  readonly settingsFile: string | undefined;
};

/** The words of start-site that give a process in another working folder the same site. */
export function startWords(given: Given, dataFolder: string | undefined): readonly string[] {
  const words = dataFolder === undefined ? [] : [`--data-folder=${resolve(dataFolder)}`];
  if (given.settingsFile !== undefined) {
    words.push(`--settings-file=${resolve(given.settingsFile)}`);
  }
  for (const name of siteSettingNames) {
    const value = given[name];
    if (value === undefined) continue;
    const text = typeof value === 'string' ? value : value.join(',');
    const isPath = siteSettings[name].type === 'path';
    words.push(`--${optionName(name)}=${isPath ? resolve(text) : text}`);
  }
  return words;
}
