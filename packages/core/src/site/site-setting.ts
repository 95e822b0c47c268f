import type { SiteSettingTypes } from './site-setting-types.ts';

/** A setting of a site, declared once: a flag of start-site, a variable and a line of its file come from it. */
export interface SiteSetting {
  readonly type: keyof SiteSettingTypes;
  readonly help: string;
  readonly list?: true;
  /** What holds where it is not given; for documents and the settings file. */
  readonly otherwise: string;
  /** Whether a running site takes a change of it at a reload; else at its next start. */
  readonly reload?: true;
}
