import { join } from 'node:path';
import { systemClock } from '@hawser/core/clock';
import { withLock } from '@hawser/core/files/lock';
import { makeFolder } from '@hawser/core/files/make-folder';
import type { Profile } from '@hawser/core/identity/profiles';
import { tokensNameOf } from '@hawser/core/identity/secret-names';
import type { Tokens } from '@hawser/core/identity/sign-in/tokens';
import type { Vault } from '@hawser/core/identity/vault';
import { paths } from '@hawser/core/paths';
import { Secret } from '@hawser/core/secret';

/** What the vault keeps of a sign-in. */
export interface KeptTokens extends Tokens {
  /** As whom the site knows whoever has signed in. */
  readonly who: string;
}

const version = 1;

/** So long before its end a token is of no use any more: a call takes its time. */
const earlyMs = 30_000;

/** Longer than a directory may take to answer twice. */
const longestWaitMs = 45_000;

export function holds({ until }: Tokens): boolean {
  return until - systemClock.now() > earlyMs;
}

/** What was kept for a profile that is still the same; of another site or program nothing is of use. */
export async function readTokens(profile: Profile, vault: Vault): Promise<KeptTokens | undefined> {
  const text = (await vault.get(tokensNameOf(profile.name)))?.reveal();
  const kept = text === undefined ? undefined : written(text);
  if (kept === undefined || kept['for'] !== purposeOf(profile)) return undefined;
  const { access, refresh, until, who } = kept;
  if (typeof access !== 'string' || typeof until !== 'number') return undefined;
  return {
    access: new Secret(access),
    refresh: typeof refresh === 'string' ? new Secret(refresh) : undefined,
    until,
    who: typeof who === 'string' ? who : '',
  };
}

export async function keepTokens(
  profile: Profile,
  vault: Vault,
  { access, refresh, until, who }: KeptTokens,
): Promise<void> {
  const text = JSON.stringify({
    version,
    for: purposeOf(profile),
    who,
    until,
    access: access.reveal(),
    refresh: refresh?.reveal(),
  });
  await vault.set(tokensNameOf(profile.name), new Secret(text));
}

/**
 * Does something with the tokens of a profile while nobody else does: a refresh token can be used only
 * once, and whoever uses it twice is taken for a thief by the directory.
 */
export async function aloneWithTokens<Result>(
  { name, signIn }: Pick<Profile, 'name' | 'signIn'>,
  work: () => Promise<Result>,
): Promise<Result> {
  // A certificate is given none.
  if (signIn === 'certificate') return await work();
  const folder = paths().state;
  await makeFolder(folder, 0o700);
  const path = join(folder, `sign-in-${name.toLowerCase()}`);
  return await withLock(path, work, { timeoutMs: longestWaitMs });
}

/** Whether what a sign-in with the one has given is of use for the other. */
export function isSamePurpose(one: Profile, other: Profile): boolean {
  return purposeOf(one) === purposeOf(other);
}

/** For what they were given: nobody else is shown them, whatever becomes of the profile. */
function purposeOf({ url, issuer = '', scope = '', clientId = '', signIn }: Profile): string {
  const isPerson = signIn === 'device-code' || signIn === 'browser';
  return JSON.stringify([url, issuer, scope, clientId, isPerson ? 'person' : signIn]);
}

function written(text: string): Record<string, unknown> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not told of: the engine's own message quotes what it could not read.
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const kept: Record<string, unknown> = { ...value };
  return kept['version'] === version ? kept : undefined;
}
