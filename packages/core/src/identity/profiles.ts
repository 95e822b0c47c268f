import { join } from 'node:path';
import { changeDocument, readDocument } from '../files/document.ts';
import { errorTable } from '../errors.ts';
import { paths } from '../paths.ts';
import { isKeptInProfile, isSettingValue } from '../settings.ts';

/** How somebody proves to the site who he is. */
export const signInMethods = [
  'device-code',
  'browser',
  'client-secret',
  'client-certificate',
  'certificate',
] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** A site, what to trust it by, and how to sign in. */
export interface Profile {
  readonly name: string;
  readonly url: string;
  /** The certificates (PEM) that the site's is checked against; without, those of the operating system. */
  readonly trustAnchor?: string;
  readonly signIn: SignInMethod;
  /** Whose tokens it signs in with; without, those of the site's own directory. */
  readonly issuer?: string;
  /** What it asks that one for, in its words. */
  readonly scope?: string;
  readonly clientId?: string;
  /** What tokens are for, where that is not the address of the site: only of sign-ins that policies describe. */
  readonly resource?: string;
  /** For certificate and client-certificate: PEM files with the certificate and its key; without, they are in the vault. */
  readonly certificatePath?: string;
  readonly keyPath?: string;
  readonly settings: Readonly<Record<string, string>>;
}

export interface Profiles {
  readonly selected: string | undefined;
  /** By name, in the order they were added. */
  readonly all: ReadonlyMap<string, Profile>;
}

/** What a profile may be called. A letter comes first: JSON would put numbers before all others. */
export const profileNamePattern = '[A-Za-z][A-Za-z0-9._-]{0,63}';

function profilesPath(): string {
  return join(paths().config, 'profiles.json');
}

export async function readProfiles(): Promise<Profiles> {
  return (
    (await readDocument(profilesPath(), parseProfiles)) ?? { selected: undefined, all: new Map() }
  );
}

/** Changes the profiles while no other process does. */
export async function changeProfiles(
  change: (profiles: Profiles) => Profiles | Promise<Profiles>,
): Promise<Profiles> {
  let after: Profiles = { selected: undefined, all: new Map() };
  await changeDocument(profilesPath(), parseProfiles, async (before) => {
    after = await change(before ?? after);
    return writtenProfiles(after);
  });
  return after;
}

/** The profile that a command works with, or undefined where none was named and none is selected. */
export async function currentProfile(named: string | undefined): Promise<Profile | undefined> {
  const { selected, all } = await readProfiles();
  const name = named ?? selected;
  return name === undefined ? undefined : profileNamed(name, all);
}

export function profileNamed(name: string, all: ReadonlyMap<string, Profile>): Profile {
  const exact = all.get(name) ?? [...all.values()].find((each) => sameName(each.name, name));
  if (exact === undefined) throw profileErrors('not-found', { name }, { target: name });
  return exact;
}

export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The names for completion; a file that cannot be read has none. */
export async function profileCandidates(): Promise<{ value: string; says: string }[]> {
  const { all } = await readProfiles().catch(() => ({ all: new Map<string, Profile>() }));
  return [...all.values()].map(({ name, url }) => ({ value: name, says: url }));
}

export const profileErrors = errorTable('profile', {
  'not-found': {
    kind: 'not-found',
    message: 'There is no profile "{name}".',
    hint: 'See those there are: hawser get-profile',
  },
  exists: {
    kind: 'conflict',
    message: 'There is a profile "{name}" already.',
    hint: 'Take another name, or change it: hawser set-profile {name}',
  },
  none: {
    kind: 'not-found',
    message: 'No profile is selected.',
    hint: 'Sign in to a site: hawser connect-site https://site.example.com; start one on this machine: hawser start-site; or select a profile that there is: hawser select-profile NAME',
  },
});

interface WrittenProfiles {
  readonly version: 1;
  readonly selected?: string;
  readonly profiles: Readonly<Record<string, Omit<Profile, 'name'>>>;
}

function writtenProfiles({ selected, all }: Profiles): WrittenProfiles {
  const profiles = Object.fromEntries(
    [...all.values()].map(({ name, ...rest }) => [name, rest] as const),
  );
  return { version: 1, ...(selected === undefined ? {} : { selected }), profiles };
}

/** Checks what the file holds; the reason it gives is read by the person who wrote it. */
function parseProfiles(value: unknown): Profiles {
  const file = record(value, 'the file');
  if (file['version'] !== 1) throw new Error('"version" is not 1');
  refuseUnknown(file, ['version', 'selected', 'profiles'], 'the file');
  const written = record(file['profiles'], '"profiles"');
  const all = new Map(
    Object.entries(written).map(([name, each]) => [name, parseProfile(name, each)] as const),
  );
  const selected = optionalText(file, 'selected', '"selected"');
  if (selected !== undefined && !all.has(selected)) {
    throw new Error('"selected" names a profile that is not there');
  }
  return { selected, all };
}

function parseProfile(name: string, value: unknown): Profile {
  const where = `profile "${name}"`;
  if (!new RegExp(`^${profileNamePattern}$`).test(name)) {
    throw new Error(`${where} has a name that is not allowed`);
  }
  const written = record(value, where);
  refuseUnknown(written, profileMembers, where);
  const url = siteUrl(optionalText(written, 'url', `${where}: "url"`) ?? '');
  if (url === undefined) throw new Error(`${where}: "url" is not an https URL`);
  const signIn = signInMethods.find((method) => method === written['signIn']);
  if (signIn === undefined) {
    throw new Error(`${where}: "signIn" is not one of ${signInMethods.join(', ')}`);
  }
  const optional = Object.fromEntries(
    (['trustAnchor', 'issuer', 'scope', 'clientId', 'certificatePath', 'keyPath'] as const)
      .map((key) => [key, optionalText(written, key, `${where}: "${key}"`)] as const)
      .filter(([, text]) => text !== undefined),
  );
  return { name, url, signIn, ...optional, settings: parseSettings(written['settings'], where) };
}

function parseSettings(value: unknown, where: string): Record<string, string> {
  if (value === undefined) return {};
  const written = record(value, `${where}: "settings"`);
  for (const [name, text] of Object.entries(written)) {
    if (!isKeptInProfile(name)) throw new Error(`${where}: no profile has a setting "${name}"`);
    if (typeof text !== 'string') throw new Error(`${where}: setting "${name}" is not a text`);
    if (!isSettingValue(name, text))
      throw new Error(`${where}: setting "${name}" cannot be "${text}"`);
  }
  return written as Record<string, string>;
}

/**
 * The address as it is kept, without a slash at the end; undefined where it is none of a site. A site
 * is reached by https, and by plain http only on this machine.
 */
export function siteUrl(text: string): string | undefined {
  // What a URL could hide in these has no place in a site's address.
  if (/[?#@\\\s]/.test(text) || !URL.canParse(text)) return undefined;
  const { protocol, hostname, port, origin, pathname } = new URL(text);
  const here =
    hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
  if (port === '0' || (protocol !== 'https:' && !(protocol === 'http:' && here))) return undefined;
  return origin + pathname.replace(/\/+$/, '');
}

const profileMembers = [
  'url',
  'signIn',
  'trustAnchor',
  'issuer',
  'scope',
  'clientId',
  'certificatePath',
  'keyPath',
  'settings',
];

/** What is not known would be gone after the next change. */
function refuseUnknown(
  written: Record<string, unknown>,
  known: readonly string[],
  where: string,
): void {
  const other = Object.keys(written).find((name) => !known.includes(name));
  if (other !== undefined) throw new Error(`${where} has "${other}", which is not known`);
}

function record(value: unknown, where: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Error(`${where} is not an object`);
}

function optionalText(
  from: Record<string, unknown>,
  key: string,
  where: string,
): string | undefined {
  const value = from[key];
  if (value === undefined || typeof value === 'string') return value;
  throw new Error(`${where} is not a text`);
}
