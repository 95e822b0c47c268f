import type { Repeating } from '@hawser/core/api/repeating';
import { HawserError } from '@hawser/core/errors';
import type { Vault } from '@hawser/core/identity/vault';
import { currentProfile, type Profile, profileErrors } from '@hawser/core/identity/profiles';
import {
  type ResolvedSetting,
  resolveSetting,
  type SettingName,
  type SettingSources,
} from '@hawser/core/settings';
import type { Choose } from './choose.ts';
import type { Pick } from './pick.ts';
import type { CommonValues } from '../declaration/common-parameters.ts';

/** Somebody who sits at the terminal. */
export interface Person {
  readonly tell: (text: string) => void;
  readonly choose: Choose;
  readonly pick: Pick;
}

/** What lasts over the calls of one process: the settings, the profile in use, the vault. */
export interface Session {
  /** Undefined where nobody can be asked anything. */
  readonly person?: Person;
  setting<Name extends SettingName>(name: Name): ReturnType<typeof resolveSetting<Name>>;
  /** The profile in use. */
  profile(): Promise<Profile>;
  vault(): Promise<Vault>;
  /** Knows the requests of work that may be done again; undefined where it is not. */
  readonly repeating?: Repeating | undefined;
}

export interface OpenSession extends Session {
  /** Why the profiles could not be read; commands that need none go on without. */
  readonly unreadable: Error | undefined;
}

/** Finds the settings for one call: its flags, the environment, the profile. */
export async function openSession(
  common: CommonValues,
  env: Readonly<Record<string, string | undefined>>,
): Promise<OpenSession> {
  const flags = settingFlags(common);
  const named = resolveSetting('profile', { flags, env }).value;
  let unreadable: Error | undefined;
  let profile: Profile | undefined;
  try {
    profile = await currentProfile(named);
  } catch (error) {
    // A profile that was asked for and is not there is a mistake, whatever the command needs.
    if (error instanceof HawserError && error.code === 'profile-not-found') throw error;
    unreadable = error as Error;
  }
  const sources: SettingSources = { flags, env, ...(profile === undefined ? {} : { profile }) };
  let vault: Promise<Vault> | undefined;
  const setting = <Name extends SettingName>(name: Name): ReturnType<typeof resolveSetting<Name>> =>
    resolveSetting(name, sources);
  return {
    unreadable,
    setting,
    async profile() {
      if (unreadable !== undefined) throw unreadable;
      if (profile !== undefined) return profile;
      throw profileErrors('none', {});
    },
    vault() {
      vault ??= openVaultFor(setting('vault'), env);
      return vault;
    },
  };
}

async function openVaultFor(
  kind: ResolvedSetting<'auto' | 'keyring' | 'file'>,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Vault> {
  const { openVault } = await import('@hawser/core/identity/vault');
  const { paths } = await import('@hawser/core/paths');
  return await openVault({ kind: kind.value ?? 'auto', folder: paths().data, env });
}

function settingFlags(common: CommonValues): SettingSources['flags'] {
  const { profile, output, errorAction, nonInteractive, timeoutSec } = common;
  return {
    profile,
    output,
    errorAction,
    nonInteractive,
    timeoutSec,
  };
}
