import { object } from '@hawser/core/api/public-endpoints';
import { siteErrors } from '@hawser/core/api/site-errors';
import { askSite } from '@hawser/core/api/site-request';
import type { Profile } from '@hawser/core/identity/profiles';
import { secretNameOf } from '@hawser/core/identity/secret-names';
import type { Vault } from '@hawser/core/identity/vault';
import { withoutSecrets } from '@hawser/core/secret';
import { visible } from '@hawser/core/visible';
import { askDirectory } from './directory-document.ts';

/** Asks for a token with the profile's secret (RFC 6749, 4.4) and says for how many seconds it holds, if the site does. */
export async function signInWithSecret(
  profile: Profile,
  vault: Vault,
  signal: AbortSignal,
): Promise<number | undefined> {
  const who = profile.clientId ?? 'the client';
  const next = `Give the secret again: hawser set-profile ${profile.name} -ClientSecretFile FILE`;
  const refuse = (reason: string): Error =>
    siteErrors(
      'sign-in-refused',
      // What a site says may hold what it was told.
      { who, reason: withoutSecrets(reason), next },
      { target: profile.name },
    );
  const secret = await vault.get(secretNameOf(profile.name));
  if (secret === undefined) throw refuse('its secret is not in the vault');
  const document = await askDirectory(profile, signal);
  if (document.token_endpoint === undefined) throw refuse('the directory gives no tokens');

  // Both halves are form-encoded before they are joined (RFC 6749, 2.3.1).
  const pair = [who, secret.reveal()].map((part) => encodeURIComponent(part)).join(':');
  const { status, text } = await askSite(profile, {
    method: 'POST',
    path: document.token_endpoint,
    headers: {
      authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
    signal,
  });
  const said = object(profile, 'the token endpoint', text);
  if (status === 200 && typeof said['access_token'] === 'string') {
    const seconds = said['expires_in'];
    return typeof seconds === 'number' && seconds > 0 ? Math.round(seconds) : undefined;
  }
  const error = typeof said['error'] === 'string' ? said['error'] : `status ${status}`;
  throw refuse(visible(error.slice(0, 200)));
}
