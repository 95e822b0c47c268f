import type { TokenEndpointResponse } from 'oauth4webapi';
import { Secret } from '../../secret.ts';

/** What a sign-in has given. */
export interface Tokens {
  readonly access: Secret;
  readonly refresh: Secret | undefined;
  /** When the access token ends, by the clock of this machine. */
  readonly until: number;
}

/** For a directory that does not say how long its tokens hold. */
const otherwiseSeconds = 300;

/** What the token endpoint has given, at that moment; a refresh that gives no new refresh token leaves the old one. */
export function tokensIn(
  { access_token: access, refresh_token: refresh, expires_in: seconds }: TokenEndpointResponse,
  now: number,
  before?: Secret,
): Tokens {
  return {
    access: new Secret(access),
    refresh: refresh === undefined ? before : new Secret(refresh),
    until: now + (seconds ?? otherwiseSeconds) * 1000,
  };
}
