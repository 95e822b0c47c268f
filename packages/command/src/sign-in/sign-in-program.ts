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
  const next = `${idHint(profile)}Sign in with what it has now: hawser connect-site ${profile.name} -Url ${profile.url} -ClientId ID ${isKey ? '-ClientKeyFile' : '-ClientSecretFile'} FILE`;
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

/** What to look at first: at the site's own directory a program signs in by its id, not by its name. */
function idHint({ issuer, clientId }: Profile): string {
  if (issuer !== undefined) return 'See whether the directory still knows it. ';
  const isId = /^[0-9a-f-]{36}$/i.test(clientId ?? '');
  return isId
    ? 'See whether it is still let in: hawser get-site-client. '
    : 'Its id is wanted, not its name; an administrator sees it: hawser get-site-client. ';
}

async function secretOf(
  { name }: Profile,
  vault: Vault,
  given: Secret | undefined,
): Promise<ClientProof | undefined> {
  const secret = given ?? (await vault.get(secretNameOf(name)));
  return secret === undefined ? undefined : { secret };
}
