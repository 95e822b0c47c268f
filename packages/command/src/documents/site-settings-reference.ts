import type { SiteSetting } from '@hawser/core/site/site-setting';
import {
  siteSettingNames,
  siteSettings,
  siteSettingVariable,
  takenBy,
} from '@hawser/core/site/site-settings';
import { parameterName } from '../declaration/names.ts';
import { code, prose, table } from './markdown-text.ts';

/** The list of the settings of a site, in Markdown. */
export function siteSettingsReference(): string {
  const rows = siteSettingNames.map((name) => {
    const setting: SiteSetting = siteSettings[name];
    return [
      code(name),
      prose(setting.help),
      code(`-${parameterName(name)}`),
      code(siteSettingVariable(name)),
      prose(takenBy(name)),
      prose(setting.otherwise),
      setting.reload === true ? 'yes' : 'at its next start',
    ];
  });
  const titles = [
    'Setting',
    'What it is for',
    'Parameter',
    'Variable',
    'It takes',
    'Without it',
    'Taken while it runs',
  ];
  return [
    '# Settings of a site\n',
    'A parameter of [start-site](commands/start-site.md) comes before an environment variable, and that before the settings file: `site.yaml` in the data folder, or the one that `-SettingsFile` or `HAWSER_SITE_SETTINGS_FILE` names. The data folder itself is given by `-DataFolder` or `HAWSER_SITE_DATA_FOLDER`. In the file each setting is a line, its name, a colon, a space and the value; where several values are taken, as a list: `[one, two]`. On the command line and in a variable they have commas between them. A path may be relative on the command line only.\n',
    '[test-site-settings](commands/test-site-settings.md) says what holds and what is wrong with it. [update-site](commands/update-site.md) has a running site read them again; the last column says which of them it takes then.\n',
    table(titles, rows),
  ].join('\n');
}
