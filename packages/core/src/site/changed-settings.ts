import { isDeepStrictEqual } from 'node:util';
import type { SiteSetting } from './site-setting.ts';
import {
  type GivenSiteSettings,
  type SiteSettingName,
  siteSettingNames,
  siteSettings,
} from './site-settings.ts';

/** The settings that differ and that a running site cannot take: they hold from its next start on. */
export function changedForNextStart(
  before: GivenSiteSettings,
  after: GivenSiteSettings,
): readonly SiteSettingName[] {
  return siteSettingNames.filter((name) => {
    const setting: SiteSetting = siteSettings[name];
    return setting.reload !== true && !isDeepStrictEqual(before[name], after[name]);
  });
}
