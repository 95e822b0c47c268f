import { readChallenges, type Challenge } from './challenges.ts';

/** What a site says of a token that it does not take (RFC 6750, 3). */
export interface BearerChallenge {
  readonly error: string | undefined;
  /** How whoever calls is to sign in, the best way first (RFC 9470, 3). */
  readonly acrValues: string | undefined;
  /** How many seconds ago he may have signed in at most (RFC 9470, 3). */
  readonly maxAge: number | undefined;
}

/** The challenge for tokens in a header WWW-Authenticate; undefined where there is none. */
export function bearerChallenge(header: unknown): BearerChallenge | undefined {
  return typeof header === 'string' ? bearerAmong(readChallenges(header)) : undefined;
}

export function bearerAmong(challenges: readonly Challenge[]): BearerChallenge | undefined {
  const said = challenges.find(({ scheme }) => scheme === 'bearer')?.parameters;
  if (said === undefined) return undefined;
  const age = said.get('max_age') ?? '';
  return {
    error: said.get('error'),
    acrValues: said.get('acr_values'),
    maxAge: /^\d{1,9}$/.test(age) ? Number(age) : undefined,
  };
}
