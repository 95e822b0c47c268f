import { resolve } from 'node:path';
import { optionName } from '@hawser/command/declaration/names';
import { siteSettingNames, siteSettings } from '@hawser/core/site/site-settings';
import type { GivenParameters } from '../sites/setting-parameters.ts';

type Given = GivenParameters & { readonly settingsFile: string | undefined };

/** The words of start-site that give a process in another working folder the same site. */
export function startWords(given: Given, dataFolder: string | undefined): readonly string[] {
  const words = dataFolder === undefined ? [] : [`--data-folder=${resolve(dataFolder)}`];
  if (given.settingsFile !== undefined) {
    words.push(`--settings-file=${resolve(given.settingsFile)}`);
  }
  for (const name of siteSettingNames) {
    const value = given[name];
    if (value === undefined) continue;
    const text = typeof value === 'object' ? value.join(',') : String(value);
    const isPath = siteSettings[name].type === 'path';
    words.push(`--${optionName(name)}=${isPath ? resolve(text) : text}`);
  }
  return words;
}
