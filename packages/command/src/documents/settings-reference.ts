import {
  environmentVariable,
  type Setting,
  type SettingName,
  settings,
} from '@hawser/core/settings';
import { allowed } from '../binding/allowed.ts';
import { parameterName } from '../declaration/names.ts';
import { code, prose, table } from './markdown-text.ts';

export interface SettingFacts {
  readonly name: string;
  readonly variable: string;
  readonly help: string;
  readonly takes: string;
  readonly otherwise: string | undefined;
  /** The parameter that gives it for one call. */
  readonly parameter: string | undefined;
  /** Whether a profile can keep it. */
  readonly kept: boolean;
}

/** What there is to know of each setting, for documents. */
export function settingFacts(): readonly SettingFacts[] {
  return (Object.entries(settings) as [SettingName, Setting][]).map(([name, setting]) => ({
    name,
    variable: environmentVariable(name),
    help: setting.help,
    takes: takes(name, setting),
    otherwise: setting.default === undefined ? undefined : String(setting.default),
    parameter: setting.flag === true ? `-${parameterName(name)}` : undefined,
    kept: setting.profile === true,
  }));
}

function takes(key: string, { type, ...rest }: Setting): string {
  return type === 'boolean' ? 'true or false' : allowed({ key, type, ...rest });
}

/** The list of all settings, in Markdown. */
export function settingsReference(): string {
  const rows = settingFacts().map((setting) => [
    code(setting.name),
    prose(setting.help),
    prose(setting.takes),
    setting.otherwise === undefined ? '' : code(setting.otherwise),
    places(setting),
  ]);
  const parts = [
    '# Settings\n',
    'A parameter of the command line comes before an environment variable, that before the profile, and that before the default. [get-setting](commands/get-setting.md) shows what holds and where it comes from, [set-setting](commands/set-setting.md) keeps a setting in the profile.\n',
    table(['Setting', 'What it is for', 'It takes', 'Without it', 'Where it can be given'], rows),
  ];
  return parts.join('\n');
}

function places({ variable, parameter, kept }: SettingFacts): string {
  const all = [
    ...(parameter === undefined ? [] : [`the parameter ${code(parameter)}`]),
    `the variable ${code(variable)}`,
    ...(kept ? ['the profile'] : []),
  ];
  return all.join(', ');
}
