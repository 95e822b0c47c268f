import { resolve } from 'node:path';
import type { Session } from '@hawser/command/invocation/session';
import { siteFolder, type SiteFolder } from '@hawser/core/site/site-folder';
import { sitePlaceVariables } from '@hawser/core/site/unknown-variables';
import { environmentValue } from '@hawser/command/service/environment-value';
import { settingParameters } from './setting-parameters.ts';

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
  ...settingParameters,
} as const;

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

function folderInEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return environmentValue(env, sitePlaceVariables.dataFolder);
}

/** Whether a call is about the site in a folder rather than that of a profile. */
export function isFolderMeant(
  { dataFolder }: GivenFolder,
  env: Readonly<Record<string, string | undefined>>,
  session: Pick<Session, 'setting'>,
): boolean {
  if (dataFolder !== undefined) return true;
  return folderInEnvironment(env) !== undefined && session.setting('profile').source !== 'flag';
}
