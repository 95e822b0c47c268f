import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { HawserError } from '../errors.ts';
import { readText } from '../files/read-text.ts';
import { types } from './site-setting-types.ts';
import type { SiteSetting } from './site-setting.ts';
import {
  type GivenSiteSettings,
  type SiteSettingName,
  siteSettingNames,
  siteSettings,
  siteSettingVariable,
  takenBy,
} from './site-settings.ts';
import type { FileMember } from './settings-file.ts';
import { siteSettingErrors } from './site-setting-errors.ts';
import { withoutPassword } from './without-password.ts';

/** Where the settings of a site come from, the strongest first; the file is read. */
export interface SiteSettingSources {
  readonly flags: Readonly<
    Partial<Record<SiteSettingName, string | readonly string[] | undefined>>
  >;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly file: string;
  /** Whether the file must be there: it was named. */
  readonly named: boolean;
}

export interface FoundSetting {
  readonly name: SiteSettingName;
  /** As given; a relative path has become a full one. */
  readonly value: string | readonly string[];
  /** For people: passwords are not shown. */
  readonly text: string;
  readonly source: 'flag' | 'environment' | 'file';
  /** The variable or the file that gave it. */
  readonly from: string | undefined;
  readonly error: HawserError | undefined;
}

/** A setting of the file that does not hold. */
export interface OverriddenSetting {
  readonly name: SiteSettingName;
  /** What comes before the file: the command line, or a variable of the environment. */
  readonly by: string;
}

export interface ReadSettings {
  readonly settings: GivenSiteSettings;
  readonly found: readonly FoundSetting[];
  /** What is wrong with the file as a whole. */
  readonly errors: readonly HawserError[];
  /** What the file has otherwise than it holds, since something comes before the file. */
  readonly overridden: readonly OverriddenSetting[];
}

/** Reads the settings from all sources, and finds everything that is wrong with them at once. */
export async function readSiteSettings({
  named,
  ...sources
}: SiteSettingSources): Promise<ReadSettings> {
  const { file } = sources;
  const text = await textOf(file);
  if (text === undefined && named) throw siteSettingErrors('no-file', { file }, { target: file });
  if (text !== null) return await settingsFrom(text ?? '', sources);
  const read = await settingsFrom('', sources);
  return { ...read, errors: [siteSettingErrors('no-text', { file }, { target: file })] };
}

/** Null where the file is none that could hold settings. */
async function textOf(file: string): Promise<string | null | undefined> {
  try {
    const text = await readText(file, { limit: 256 * 1024 });
    return text?.includes('\0') === true ? null : text;
  } catch (error) {
    if (error instanceof HawserError && error.code === 'file-malformed') return null;
    throw error;
  }
}

/** The settings, where the text of the file is known. */
export async function settingsFrom(
  text: string,
  { flags, env, file }: Omit<SiteSettingSources, 'named'>,
): Promise<ReadSettings> {
  const { parseSettingsFile } = await import('./settings-file.ts');
  const { members, errors } = parseSettingsFile(file, text);
  const settings: Record<string, unknown> = {};
  const found: FoundSetting[] = [];
  const overridden: OverriddenSetting[] = [];
  for (const name of siteSettingNames) {
    const given = firstGiven(name, { flags, env, members, file });
    if (given === undefined) continue;
    const parsed = parse(name, given.value, given.where, given.source);
    if (parsed.error === undefined) settings[name] = parsed.value;
    const { source, from } = given;
    const member = members.get(name);
    if (source !== 'file' && member !== undefined) {
      const inFile = parse(name, member.value, '', 'file');
      const same = inFile.error === undefined && isDeepStrictEqual(inFile.value, parsed.value);
      if (!same) overridden.push({ name, by: from ?? 'the command line' });
    }
    const value = typeof parsed.value === 'string' ? parsed.value : given.value;
    found.push({ name, value, text: shown(value), source, from, error: parsed.error });
  }
  return { settings, found, errors, overridden };
}

/** What was given by one of the sources, as it stands in a settings file: without passwords. */
export function writtenSettings(
  { found }: ReadSettings,
  sources: readonly FoundSetting['source'][],
): ReadonlyMap<string, Value> {
  const without = (text: string): string => withoutPassword(text, '');
  return new Map(
    found
      .filter(({ source }) => sources.includes(source))
      .map(({ name, value }) => [
        name,
        typeof value === 'string' ? without(value) : value.map(without),
      ]),
  );
}

/** The settings, where nothing is wrong with them. */
export function flawless(read: ReadSettings): GivenSiteSettings {
  const [first] = flaws(read);
  if (first !== undefined) throw first;
  return read.settings;
}

/** What is wrong with each of the settings, and with their file. */
export function flaws({ found, errors }: ReadSettings): readonly HawserError[] {
  return [...errors, ...found.flatMap(({ error }) => error ?? [])];
}

type Value = string | readonly string[];

interface Given {
  readonly value: Value;
  readonly source: FoundSetting['source'];
  readonly from: string | undefined;
  readonly where: string;
}

function firstGiven(
  name: SiteSettingName,
  {
    flags,
    env,
    members,
    file,
  }: Omit<SiteSettingSources, 'named'> & { readonly members: ReadonlyMap<string, FileMember> },
): Given | undefined {
  const flag = flags[name];
  if (flag !== undefined) {
    return { value: flag, source: 'flag', from: undefined, where: 'on the command line' };
  }
  const variable = siteSettingVariable(name);
  const inEnvironment = env[variable];
  if (inEnvironment !== undefined && inEnvironment !== '') {
    const where = `in the environment variable ${variable}`;
    return { value: inEnvironment, source: 'environment', from: variable, where };
  }
  const member = members.get(name);
  if (member === undefined) return undefined;
  const { value, line } = member;
  return { value, source: 'file', from: file, where: `in line ${line} of ${file}` };
}

function parse(
  name: SiteSettingName,
  value: Value,
  where: string,
  source: FoundSetting['source'],
): { readonly value?: unknown; readonly error?: HawserError } {
  const setting: SiteSetting = siteSettings[name];
  const { parse: one } = types[setting.type];
  const refused = (text: string): { error: HawserError } => ({
    error: siteSettingErrors(
      'invalid',
      { name, where, value: withoutPassword(text).slice(0, 200), takes: takenBy(name) },
      { target: name },
    ),
  });
  // What a whole machine can see is no place for a password.
  const texts = typeof value === 'string' ? (setting.list ? split(value) : [value]) : value;
  if (source === 'flag' && texts.some((text) => withoutPassword(text) !== text)) {
    const variable = siteSettingVariable(name);
    return { error: siteSettingErrors('password-in-argv', { name, variable }, { target: name }) };
  }
  if (setting.list !== true && texts.length !== 1) return refused(texts.join(', '));
  const values: unknown[] = [];
  for (const text of texts) {
    const parsed = one(setting.type === 'path' && source === 'flag' ? resolve(text) : text);
    if (parsed === undefined) return refused(text);
    values.push(parsed);
  }
  return { value: setting.list === true ? values : values[0] };
}

function split(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function shown(value: Value): string {
  return withoutPassword(typeof value === 'string' ? value : value.join(', '));
}
