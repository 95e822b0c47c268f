import type { SiteSetting } from './site-setting.ts';
import { siteSettingNames, siteSettings, takenBy } from './site-settings.ts';

/** Settings as they are given, by their names. */
export type WrittenSettings = ReadonlyMap<string, string | readonly string[]>;

/** A settings file with these settings in it, and all others as comments. */
export function settingsText(written: WrittenSettings): string {
  const entries = siteSettingNames.map((name) => {
    const setting: SiteSetting = siteSettings[name];
    const value = written.get(name);
    return [
      `# ${setting.help}`,
      `# It takes ${takenBy(name)}.`,
      `# Without it: ${setting.otherwise}.`,
      // A JSON text is one in YAML, too.
      value === undefined ? `#${name}:` : `${name}: ${JSON.stringify(value)}`,
      '',
    ].join('\n');
  });
  return [
    '# The settings of this site. What is on the command line or in the environment comes before them.',
    '# See whether they are right: hawser test-site-settings',
    '# Have a running site take most of them: hawser update-site; it takes the rest at its next start.',
    '',
    ...entries,
  ].join('\n');
}
