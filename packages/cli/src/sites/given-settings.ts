import { type ReadSettings, readSiteSettings } from '@hawser/core/site/read-site-settings';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { sitePlaceVariables } from '@hawser/core/site/unknown-variables';
import { environmentValue } from './environment-value.ts';
import { type SiteSettingName, siteSettingNames } from '@hawser/core/site/site-settings';

type Parameters = Readonly<
  Partial<Record<SiteSettingName, string | readonly string[] | undefined>>
> & { readonly settingsFile: string | undefined };

/** The settings of a site from the call, the environment and its file. */
export async function givenSettings(
  parameters: Parameters,
  env: Readonly<Record<string, string | undefined>>,
  folder: SiteFolder,
): Promise<ReadSettings> {
  const flags = Object.fromEntries(siteSettingNames.map((name) => [name, parameters[name]]));
  const named = parameters.settingsFile ?? environmentValue(env, sitePlaceVariables.settingsFile);
  return await readSiteSettings({
    flags,
    env,
    file: named ?? folder.settings,
    named: named !== undefined,
  });
}
