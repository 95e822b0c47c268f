import { resolve } from 'node:path';
import {
  type SiteSettingName,
  siteSettingNames,
  siteSettings,
} from '@hawser/core/site/site-settings';
import { siteFolder, type SiteFolder } from '@hawser/core/site/site-folder';
import { sitePlaceVariables } from '@hawser/core/site/unknown-variables';
import { environmentValue } from './environment-value.ts';

/** Which site of this machine a command is about. */
export const siteFolderParameter = {
  dataFolder: {
    type: 'path',
    help: 'The data folder of the site; without, the one of your user.',
  },
} as const;

/** What says how a site is to be. */
export const siteParameters = {
  ...siteFolderParameter,
  settingsFile: {
    type: 'path',
    help: 'The settings file; without, site.yaml in the data folder, if there is one.',
  },
  ...(Object.fromEntries(
    siteSettingNames.map((name) => [name, { type: 'string', ...only(name) }]),
  ) as SiteSettingParameters),
} as const;

type SiteSettingParameters = {
  readonly [Name in SiteSettingName]: (typeof siteSettings)[Name] extends { readonly list: true }
    ? { readonly type: 'string'; readonly help: string; readonly list: true }
    : { readonly type: 'string'; readonly help: string };
};

// What else a setting has is none of a parameter's business.
function only(name: SiteSettingName): { readonly help: string; readonly list?: true } {
  const { help } = siteSettings[name];
  return 'list' in siteSettings[name] ? { help, list: true } : { help };
}

export interface GivenFolder {
  readonly dataFolder: string | undefined;
}

/** The data folder that a call names, or its environment, or the one of the user. */
export function folderFor(
  { dataFolder }: GivenFolder,
  env: Readonly<Record<string, string | undefined>>,
): SiteFolder {
  const named = dataFolder ?? folderInEnvironment(env);
  return named === undefined ? siteFolder() : siteFolder(resolve(named));
}

export function folderInEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return environmentValue(env, sitePlaceVariables.dataFolder);
}
