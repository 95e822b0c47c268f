import { bearerAmong } from '../../../bearer-challenge.ts';
import type { Secret } from '../../../secret.ts';
import type { IppAddress } from '../ipp-uri.ts';
import type { ByToken } from './authentication.ts';
import type { Authenticator } from './authenticator.ts';
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
        const challenge = bearerAmong(challenges);
        if (challenge === undefined || token === undefined) return false;
        token = await tokens.another(token, challenge, signal);
        return token !== undefined;
      },
    };
  };
}
