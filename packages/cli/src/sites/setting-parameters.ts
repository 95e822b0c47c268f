import type { Parameter } from '@hawser/command/declaration/parameter';
import { serviceNames } from '@hawser/core/api/service-names';
import { type SiteSettingType, types } from '@hawser/core/site/site-setting-types';
import type { SiteSetting } from '@hawser/core/site/site-setting';
import {
  type SiteSettingName,
  siteSettingNames,
  siteSettings,
} from '@hawser/core/site/site-settings';

type TypeOf<Name extends SiteSettingName> = (typeof siteSettings)[Name]['type'];

type Kind<Name extends SiteSettingName> = (typeof types)[TypeOf<Name>] extends {
  readonly choices: infer Choices;
}
  ? { readonly type: 'enum'; readonly choices: Choices }
  : (typeof types)[TypeOf<Name>] extends { readonly bounds: object }
    ? { readonly type: 'int' }
    : TypeOf<Name> extends 'path'
      ? { readonly type: 'path' }
      : { readonly type: 'string' };

type SettingParameters = {
  readonly [Name in SiteSettingName]: Kind<Name> & {
    readonly help: string;
  } & ((typeof siteSettings)[Name] extends {
      readonly list: true;
    }
      ? { readonly list: true }
      : unknown);
};

/** What is given for the settings of a site, each as its type. */
export type GivenParameters = Readonly<
  Partial<Record<SiteSettingName, string | number | readonly string[] | undefined>>
>;

/** The settings of a site as parameters of a command. */
export const settingParameters = Object.fromEntries(
  siteSettingNames.map((name) => [name, parameterOf(name)]),
) as SettingParameters;

function parameterOf(name: SiteSettingName): Parameter {
  const { help, otherwise, list, type }: SiteSetting = siteSettings[name];
  const { takes, choices, bounds }: SiteSettingType<unknown> = types[type];
  const all = { help, otherwise, ...(list === undefined ? {} : { list }) };
  if (choices !== undefined) return { type: 'enum', choices, ...all };
  if (bounds !== undefined) return { type: 'int', ...bounds, ...all };
  // The path may be relative here: it is that of a person, in a folder.
  if (type === 'path') return { type: 'path', ...all };
  return { type: 'string', takes, ...all, ...(name === 'services' ? { complete: services } : {}) };
}

async function services(): Promise<{ value: string }[]> {
  return serviceNames.map((value) => ({ value }));
}

/** What was given, as it would be written in a settings file. */
export function writtenValue(
  value: string | number | readonly string[] | undefined,
): string | readonly string[] | undefined {
  return typeof value === 'number' ? String(value) : value;
}
