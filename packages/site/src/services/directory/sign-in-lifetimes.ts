import type { Configuration } from 'oidc-provider';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A device that is used stays connected so long; then its owner signs in again. */
const connected = 90 * day;

/** How long what the directory gives holds, in seconds. */
export const signInLifetimes: NonNullable<Configuration['ttl']> = {
  AccessToken: 10 * minute,
  AuthorizationCode: minute,
  ClientCredentials: 10 * minute,
  DeviceCode: 10 * minute,
  Grant: connected,
  IdToken: hour,
  Interaction: 15 * minute,
  // One that is not used for two weeks ends.
  RefreshToken: (_ctx, token) => {
    const now = Math.floor(Date.now() / 1000);
    const { iiat = now } = token;
    return Math.max(1, Math.min(14 * day, iiat + connected - now));
  },
  Session: (_ctx, session) => sessionSeconds(session, Math.floor(Date.now() / 1000)),
};

/**
 * For how long a session of a browser holds from now on: a working day from the sign-in, however often
 * it is used. One in which nobody has signed in only has to hold a form.
 */
export function sessionSeconds(
  {
    accountId,
    loginTs,
  }: { readonly accountId?: string | undefined; readonly loginTs?: number | undefined },
  now: number,
): number {
  return accountId === undefined ? 15 * minute : Math.max(1, (loginTs ?? now) + 8 * hour - now);
}
