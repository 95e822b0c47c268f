import type { IppAddress } from '../ipp-uri.ts';
import type { ByPassword } from './authentication.ts';
import type { Authenticator } from './authenticator.ts';
import { bestDigest, digestHeader, type Digest } from './digest.ts';
import { refuseInClear } from './in-clear.ts';

/** Digest where it is offered, because that does not give the password away; otherwise Basic. */
export function passwordAuthenticator(
  address: IppAddress,
  { user, password, inClearOnLoopback }: ByPassword,
): Authenticator {
  // What one request has learned the next begin with.
  let chosen: Digest | 'basic' | undefined;
  return () => {
    let used: Digest | 'basic' | undefined;
    return {
      async header(path) {
        used = chosen;
        if (used === undefined) return undefined;
        if (used !== 'basic') return digestHeader(used, { user, password }, { path });
        return `Basic ${Buffer.from(`${user}:${password.reveal()}`, 'utf8').toString('base64')}`;
      },
      async refused(challenges) {
        const digest = bestDigest(challenges);
        if (digest !== undefined) {
          chosen = digest;
          return used === undefined || used === 'basic' || digest.isStale || used.uses > 1;
        }
        if (challenges.every(({ scheme }) => scheme !== 'basic')) return false;
        refuseInClear(address, 'a password', inClearOnLoopback);
        chosen = 'basic';
        return used !== 'basic';
      },
    };
  };
}
