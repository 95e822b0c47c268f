import type { Secret } from '../../../secret.ts';
import type { IppAddress } from '../ipp-uri.ts';
import type { ByToken, TokenChallenge } from './authentication.ts';
import type { Authenticator } from './authenticator.ts';
import type { Challenge } from './challenges.ts';
import { refuseInClear } from './in-clear.ts';

export function tokenAuthenticator(
  address: IppAddress,
  { tokens, inClearOnLoopback }: ByToken,
): Authenticator {
  return () => {
    let token: Secret | undefined;
    return {
      async header(_path, signal) {
        refuseInClear(address, 'a token', inClearOnLoopback);
        token ??= await tokens.token(signal);
        return `Bearer ${token.reveal()}`;
      },
      async refused(challenges, signal) {
        const challenge = tokenChallenge(challenges);
        if (challenge === undefined || token === undefined) return false;
        token = await tokens.another(token, challenge, signal);
        return token !== undefined;
      },
    };
  };
}

function tokenChallenge(challenges: readonly Challenge[]): TokenChallenge | undefined {
  const said = challenges.find(({ scheme }) => scheme === 'bearer')?.parameters;
  if (said === undefined) return undefined;
  const age = said.get('max_age') ?? '';
  return {
    error: said.get('error'),
    acrValues: said.get('acr_values'),
    maxAge: /^\d{1,9}$/.test(age) ? Number(age) : undefined,
  };
}
