import { HawserError } from '@hawser/core/errors';
import { shellQuoted } from '@hawser/core/files/shell-quoted';
import { flawless, type ReadSettings } from '@hawser/core/site/read-site-settings';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { planOf } from '@hawser/core/site/site-plan';
import { siteSettingErrors } from '@hawser/core/site/site-setting-errors';
import type { GivenSiteSettings } from '@hawser/core/site/site-settings';

export interface SettingPlaces {
  readonly settingsFile: string | undefined;
  readonly dataFolder: string | undefined;
}

/** The settings to start a site with. Of several mistakes the first is told, and how to see the others. */
export async function startSettings(
  read: ReadSettings,
  folder: SiteFolder,
  env: Readonly<Record<string, string | undefined>>,
  places: SettingPlaces,
): Promise<GivenSiteSettings> {
  try {
    const settings = flawless(read);
    planOf(folder, settings);
    return settings;
  } catch (error) {
    if (!(error instanceof HawserError)) throw error;
    const { examineSettings } = await import('./examine-settings.ts');
    const { length: count } = (await examineSettings(read, env)).errors;
    if (count < 2) throw error;
    const { message: first, hint: next, target } = error;
    const values = { first, next, count, command: lookedAtBy(places) };
    const options = target === undefined ? {} : { target };
    throw siteSettingErrors('several', values, { ...options, cause: error });
  }
}

function lookedAtBy({ settingsFile, dataFolder }: SettingPlaces): string {
  return [
    'hawser test-site-settings',
    ...(settingsFile === undefined ? [] : [`-SettingsFile ${shellQuoted(settingsFile)}`]),
    ...(dataFolder === undefined ? [] : [`-DataFolder ${shellQuoted(dataFolder)}`]),
  ].join(' ');
}
