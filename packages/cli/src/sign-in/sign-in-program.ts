import { siteErrors } from '@hawser/core/api/site-errors';
import type { Profile } from '@hawser/core/identity/profiles';
import { secretNameOf } from '@hawser/core/identity/secret-names';
import { type ClientProof, signInAsClient } from '@hawser/core/identity/sign-in/client-credentials';
import { openDirectory } from '@hawser/core/identity/sign-in/directory';
import { refusalIn, saidIn, withDirectory } from '@hawser/core/identity/sign-in/directory-trouble';
import type { Tokens } from '@hawser/core/identity/sign-in/tokens';
import type { Vault } from '@hawser/core/identity/vault';
import type { Secret } from '@hawser/core/secret';
import { readClientKey } from './client-key.ts';

/** Signs in as the program of a profile. What it proves that by may also be given, before it is kept. */
export async function signInProgram(
  profile: Profile,
  vault: Vault,
  signal: AbortSignal,
  given?: Secret,
): Promise<Tokens> {
  const who = profile.clientId ?? 'the client';
  const isKey = profile.signIn === 'client-certificate';
  const next = isKey
    ? `See whether the directory knows this key of it; give another one: hawser set-profile ${profile.name} -KeyPath FILE`
    : `Give the secret again: hawser set-profile ${profile.name} -ClientSecretFile FILE`;
  const refuse = (reason: string, cause?: unknown): Error =>
    siteErrors('sign-in-refused', { who, reason, next }, { target: profile.name, cause });
  const proof = isKey
    ? await readClientKey(profile, vault, given)
    : await secretOf(profile, vault, given);
  if (proof === undefined) throw refuse('its secret is not in the vault');
  const directory = await openDirectory(profile, signal);
  if (directory.server.token_endpoint === undefined) throw refuse('the directory gives no tokens');
  return await withDirectory(directory, signal, async () => {
    try {
      return await signInAsClient(directory, proof, signal);
    } catch (error) {
      throw refusalIn(error) === undefined ? error : refuse(saidIn(error), error);
    }
  });
}

async function secretOf(
  { name }: Profile,
  vault: Vault,
  given: Secret | undefined,
): Promise<ClientProof | undefined> {
  const secret = given ?? (await vault.get(secretNameOf(name)));
  return secret === undefined ? undefined : { secret };
}
