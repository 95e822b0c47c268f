import type { HawserError } from '@hawser/core/errors';
import type { FoundSetting, ReadSettings } from '@hawser/core/site/read-site-settings';
import { contradictionsIn } from '@hawser/core/site/site-plan';
import {
  type SiteSettingName,
  siteSettingNames,
  siteSettings,
} from '@hawser/core/site/site-settings';
import { unknownVariables } from '@hawser/core/site/unknown-variables';
import { certificateTrouble, fileTrouble } from './file-trouble.ts';

export interface SettingRow {
  readonly setting: SiteSettingName;
  readonly value: string;
  readonly source: 'flag' | 'environment' | 'file' | 'default';
  readonly result: 'passed' | 'failed';
  readonly detail: string | null;
  readonly hint: string | null;
}

/** Every setting with what is wrong with it, and all that is wrong: also with them together. */
export async function examineSettings(
  read: ReadSettings,
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly rows: readonly SettingRow[]; readonly errors: readonly HawserError[] }> {
  const { settings, found, errors } = read;
  const wrong = new Map<SiteSettingName, HawserError>();
  for (const { name, error } of found) {
    const trouble = error ?? (await fileTrouble(name, settings[name]));
    if (trouble !== undefined) wrong.set(name, trouble);
  }
  const files = ['certificateFile', 'certificateKeyFile'] as const;
  if (files.every((name) => !wrong.has(name))) {
    const trouble = await certificateTrouble(settings);
    if (trouble !== undefined) wrong.set(trouble.name, trouble.error);
  }
  const together = contradictionsIn(settings);
  for (const error of together) {
    const name = siteSettingNames.find((each) => each === error.target);
    if (name !== undefined && !wrong.has(name)) wrong.set(name, error);
  }
  const rows = siteSettingNames.map((name) =>
    row(
      name,
      found.find((each) => each.name === name),
      wrong.get(name),
    ),
  );
  const all = new Set([...errors, ...wrong.values(), ...together, ...unknownVariables(env)]);
  return { rows, errors: [...all] };
}

function row(
  setting: SiteSettingName,
  found: FoundSetting | undefined,
  error: HawserError | undefined,
): SettingRow {
  return {
    setting,
    value: found?.text ?? siteSettings[setting].otherwise,
    source: found?.source ?? 'default',
    result: error === undefined ? 'passed' : 'failed',
    detail: error?.message ?? null,
    hint: error?.hint ?? null,
  };
}
