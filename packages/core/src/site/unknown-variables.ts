import type { HawserError } from '../errors.ts';
import { siteSettingErrors } from './site-setting-errors.ts';
import { siteSettingNames, siteSettingVariable } from './site-settings.ts';

/** Where a site is, which no settings file can say. */
export const sitePlaceVariables = {
  dataFolder: 'HAWSER_SITE_DATA_FOLDER',
  settingsFile: 'HAWSER_SITE_SETTINGS_FILE',
} as const;

const most = 20;

/** The variables that look as if they set something of a site, and do not. */
export function unknownVariables(
  env: Readonly<Record<string, string | undefined>>,
): readonly HawserError[] {
  const known = [
    ...siteSettingNames.map(siteSettingVariable),
    ...Object.values<string>(sitePlaceVariables),
  ];
  return Object.keys(env)
    .filter((variable) => variable.startsWith('HAWSER_SITE_') && !known.includes(variable))
    .slice(0, most)
    .map((variable) => {
      const meant = known.find((each) => plain(each) === plain(variable));
      const next =
        meant === undefined
          ? 'Look for a mistake in its name; the reference of site settings has them all.'
          : `It is written ${meant}.`;
      return siteSettingErrors('unknown-variable', { variable, next }, { target: variable });
    });
}

function plain(variable: string): string {
  return variable.replaceAll('_', '').toLowerCase();
}
