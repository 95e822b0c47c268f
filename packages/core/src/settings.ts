import { errorTable } from './errors.ts';

/** A setting, declared once: where it may come from and what it may be. */
export interface Setting {
  readonly type: 'string' | 'path' | 'int' | 'boolean' | 'enum';
  readonly help: string;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string | number | boolean;
  /** Which sources can give it, besides its environment variable and its default. */
  readonly flag?: true;
  readonly profile?: true;
  /** Its value is never shown. */
  readonly secret?: true;
}

/** What can be set for every command. The environment variable of outputFormat is HAWSER_OUTPUT_FORMAT. */
export const settings = {
  profile: {
    type: 'string',
    help: 'The profile to use instead of the selected one.',
    flag: true,
  },
  output: {
    type: 'enum',
    choices: ['table', 'list', 'json', 'jsonl', 'yaml', 'csv'],
    help: 'The form of the output; without, a table or a list, as fits.',
    flag: true,
    profile: true,
  },
  errorAction: {
    type: 'enum',
    choices: ['Continue', 'SilentlyContinue', 'Ignore', 'Stop', 'Inquire'],
    default: 'Continue',
    help: 'What to do after an error that concerns one object only.',
    flag: true,
    profile: true,
  },
  nonInteractive: {
    type: 'boolean',
    default: false,
    help: 'Never ask; what is missing is an error.',
    flag: true,
    profile: true,
  },
  timeoutSec: {
    type: 'int',
    minimum: 1,
    maximum: 604_800,
    help: 'Give up after so many seconds.',
    flag: true,
    profile: true,
  },
  messages: {
    type: 'enum',
    choices: ['text', 'jsonl'],
    default: 'text',
    help: 'The form of what is said on standard error; jsonl is for programs that call Hawser.',
  },
  prompt: {
    type: 'string',
    help: 'What stands before each line at the prompt of the shell; {profile} and {site} are those in use.',
    profile: true,
  },
  browser: {
    type: 'path',
    help: 'The program that opens the page to sign in on, given its address; without, the one of the desktop.',
    profile: true,
  },
  vault: {
    type: 'enum',
    choices: ['auto', 'keyring', 'file'],
    default: 'auto',
    help: "Where secrets are kept: the desktop's secret service, a sealed file, or whichever answers.",
    profile: true,
  },
  vaultKey: {
    type: 'string',
    help: 'The key of the sealed file: 32 bytes in base64, or a long passphrase.',
    secret: true,
  },
  vaultKeyFile: {
    type: 'path',
    help: 'A file with the key of the sealed file.',
  },
  home: {
    type: 'path',
    help: 'One folder for all that Hawser keeps, instead of those of the operating system.',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

type SettingValue<S extends Setting> = S extends { readonly choices: readonly (infer C)[] }
  ? C
  : S['type'] extends 'int'
    ? number
    : S['type'] extends 'boolean'
      ? boolean
      : string;

/** Where settings come from, the strongest first. */
export interface SettingSources {
  readonly flags: Readonly<Partial<Record<SettingName, unknown>>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly profile?: { readonly name: string; readonly settings: Readonly<Record<string, string>> };
}

export interface ResolvedSetting<Value = unknown> {
  readonly value: Value | undefined;
  readonly source: 'flag' | 'environment' | 'profile' | 'default';
  /** The variable or the profile that gave it. */
  readonly from: string | undefined;
}

/** Flag, else environment, else profile, else default. */
export function resolveSetting<Name extends SettingName>(
  name: Name,
  sources: SettingSources,
): ResolvedSetting<SettingValue<(typeof settings)[Name]>> {
  type Value = SettingValue<(typeof settings)[Name]>;
  const setting: Setting = settings[name];
  const flag = sources.flags[name];
  if (flag !== undefined) return { value: flag as Value, source: 'flag', from: undefined };

  const variable = environmentVariable(name);
  const inEnvironment = sources.env[variable];
  if (inEnvironment !== undefined && inEnvironment !== '') {
    const value = parseSetting(name, inEnvironment, `the environment variable ${variable}`);
    return { value: value as Value, source: 'environment', from: variable };
  }
  const { profile } = sources;
  const inProfile = profile?.settings[name];
  if (setting.profile === true && profile !== undefined && inProfile !== undefined) {
    const value = parseSetting(name, inProfile, `the profile "${profile.name}"`);
    return { value: value as Value, source: 'profile', from: profile.name };
  }
  return { value: setting.default as Value | undefined, source: 'default', from: undefined };
}

/** timeoutSec: HAWSER_TIMEOUT_SEC. */
export function environmentVariable(name: SettingName): string {
  return `HAWSER_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/** Whether the text can be the setting's value. */
export function isSettingValue(name: SettingName, text: string): boolean {
  return parsed(settings[name], text) !== undefined;
}

/** Whether a profile can have the setting of exactly this name. */
export function isKeptInProfile(name: string): name is SettingName {
  return settingNamed(name) === name && 'profile' in settings[name];
}

/** The setting's name whatever its case, or undefined. */
export function settingNamed(written: string): SettingName | undefined {
  const names = Object.keys(settings) as SettingName[];
  return names.find((name) => name.toLowerCase() === written.replaceAll(/[-_]/g, '').toLowerCase());
}

/** The text as the setting's type; `where` says in the error who wrote it. */
export function parseSetting(
  name: SettingName,
  text: string,
  where: string,
): string | number | boolean {
  const setting: Setting = settings[name];
  const value = parsed(setting, text);
  if (value === undefined) {
    throw settingErrors('invalid', {
      name,
      where,
      value: setting.secret === true ? 'what it holds' : `"${text.slice(0, 200)}"`,
      allowed: allowedFor(setting),
    });
  }
  return value;
}

function parsed(setting: Setting, text: string): string | number | boolean | undefined {
  switch (setting.type) {
    case 'string':
    case 'path':
      return text;
    case 'enum':
      return setting.choices?.find((choice) => choice.toLowerCase() === text.toLowerCase());
    case 'boolean': {
      if (/^(?:1|true|yes|\$true)$/i.test(text)) return true;
      return /^(?:0|false|no|\$false)$/i.test(text) ? false : undefined;
    }
    case 'int': {
      const { minimum = -Infinity, maximum = Infinity } = setting;
      const value = /^-?\d{1,15}$/.test(text) ? Number(text) : NaN;
      return value >= minimum && value <= maximum ? value : undefined;
    }
  }
}

function allowedFor(setting: Setting): string {
  if (setting.choices !== undefined) return `one of ${setting.choices.join(', ')}`;
  if (setting.type === 'boolean') return 'true or false';
  return `a whole number from ${setting.minimum} to ${setting.maximum}`;
}

export const settingErrors = errorTable('setting', {
  invalid: {
    kind: 'usage',
    message: 'The setting {name} in {where} cannot be {value}: {allowed} is needed.',
    hint: 'Correct it there, or take it out.',
  },
  unknown: {
    kind: 'not-found',
    message: 'There is no setting "{name}".',
    hint: 'See those there are: hawser get-setting',
  },
  'not-in-profile': {
    kind: 'usage',
    message: 'The setting {name} cannot be kept in a profile.',
    hint: 'Set the environment variable {variable} instead.',
  },
});
