import { type ReadSettings, readSiteSettings } from '@hawser/core/site/read-site-settings';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { sitePlaceVariables } from '@hawser/core/site/unknown-variables';
import { environmentValue } from '@hawser/command/service/environment-value';
import { type GivenParameters, writtenValue } from './setting-parameters.ts';
import { siteSettingNames } from '@hawser/core/site/site-settings';

type Parameters = GivenParameters & { readonly settingsFile: string | undefined };

/** The settings of a site from the call, the environment and its file. */
export async function givenSettings(
  parameters: Parameters,
  env: Readonly<Record<string, string | undefined>>,
  folder: SiteFolder,
): Promise<ReadSettings> {
  const flags = Object.fromEntries(
    siteSettingNames.map((name) => [name, writtenValue(parameters[name])]),
  );
  const named = parameters.settingsFile ?? environmentValue(env, sitePlaceVariables.settingsFile);
  return await readSiteSettings({
    flags,
    env,
    file: named ?? folder.settings,
    named: named !== undefined,
  });
}
