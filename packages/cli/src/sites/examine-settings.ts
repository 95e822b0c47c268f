import { access, constants } from 'node:fs/promises';
import { HawserError } from '@hawser/core/errors';
import { troubleOf } from '@hawser/core/files/file-errors';
import { type ReadSettings } from '@hawser/core/site/read-site-settings';
import { planOf } from '@hawser/core/site/site-plan';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { siteSettingErrors } from '@hawser/core/site/site-setting-errors';
import {
  type SiteSettingName,
  siteSettingNames,
  siteSettings,
} from '@hawser/core/site/site-settings';

export interface SettingRow {
  readonly setting: SiteSettingName;
  readonly value: string;
  readonly source: 'flag' | 'environment' | 'file' | 'default';
  readonly result: 'passed' | 'failed';
  readonly detail: string | null;
  readonly hint: string | null;
}

/** Every setting with what is wrong with it, and what is wrong with them together. */
export async function examineSettings(
  { settings, found, errors }: ReadSettings,
  folder: SiteFolder,
): Promise<{ readonly rows: readonly SettingRow[]; readonly errors: readonly HawserError[] }> {
  const wrong: HawserError[] = [...errors];
  const rows = await Promise.all(
    siteSettingNames.map(async (name): Promise<SettingRow> => {
      const given = found.find((each) => each.name === name);
      if (given === undefined) {
        const value = siteSettings[name].otherwise;
        return {
          setting: name,
          value,
          source: 'default',
          result: 'passed',
          detail: null,
          hint: null,
        };
      }
      const error = given.error ?? (await fileTrouble(name, settings[name]));
      if (error !== undefined) wrong.push(error);
      return {
        setting: name,
        value: given.text,
        source: given.source,
        result: error === undefined ? 'passed' : 'failed',
        detail: error?.message ?? null,
        hint: error?.hint ?? null,
      };
    }),
  );
  const contradiction = contradictionIn(folder, settings);
  return { rows, errors: contradiction === undefined ? wrong : [...wrong, contradiction] };
}

function contradictionIn(
  folder: SiteFolder,
  settings: ReadSettings['settings'],
): HawserError | undefined {
  try {
    planOf(folder, settings);
    return undefined;
  } catch (error) {
    if (error instanceof HawserError) return error;
    throw error;
  }
}

/** What is in the way of a file or a folder that a setting names. */
async function fileTrouble(
  name: SiteSettingName,
  value: unknown,
): Promise<HawserError | undefined> {
  // The site makes these where they are not there.
  const isMade = name === 'siteKeyFile' || name === 'logFolder';
  if (siteSettings[name].type !== 'path' || typeof value !== 'string' || isMade) return undefined;
  try {
    await access(value, constants.R_OK);
    return undefined;
  } catch (error) {
    const { reason } = troubleOf(error);
    const values = { name, path: value, reason };
    return siteSettingErrors('unreadable-file', values, { target: value, cause: error });
  }
}
