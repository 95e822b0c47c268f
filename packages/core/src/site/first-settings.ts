import type { FoundSetting } from './read-site-settings.ts';
import { type SiteSetting, siteSettingNames, siteSettings, takenBy } from './site-settings.ts';

/**
 * The settings file that a first start leaves: what it was given on the command line, so that later
 * starts do the same, and everything else as a comment.
 */
export function firstSettings(found: readonly FoundSetting[]): string {
  const given = new Map(
    found.flatMap(({ name, value, source }) => (source === 'flag' ? [[name, value] as const] : [])),
  );
  const entries = siteSettingNames.map((name) => {
    const setting: SiteSetting = siteSettings[name];
    const value = given.get(name);
    const line = value === undefined ? `#${name}:` : `${name}: ${JSON.stringify(value)}`;
    return [
      `# ${setting.help}`,
      `# It takes ${takenBy(name)}.`,
      `# Without it: ${setting.otherwise}.`,
      line,
      '',
    ].join('\n');
  });
  return [
    '# The settings of this site. What is on the command line or in the environment comes before them.',
    '# See whether they are right: hawser test-site-settings',
    '# A running site takes most of them at: kill -HUP (its process); the rest at its next start.',
    '',
    ...entries,
  ].join('\n');
}
