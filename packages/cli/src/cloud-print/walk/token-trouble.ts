import { shownTime } from '@hawser/core/shown-time';
import type { TokenClaims } from './token-claims.ts';

export interface TakenTokens {
  readonly issuers: readonly string[];
  /** What its tokens are for, as devices are told. */
  readonly resource: string;
  readonly now: number;
}

export interface TokenTrouble {
  readonly reason: string;
  readonly next: string;
}

/** Why a site may not take a token; undefined where the token itself does not tell. */
export function tokenTrouble(
  { issuer, audiences, from, until }: TokenClaims,
  { issuers, resource, now }: TakenTokens,
): TokenTrouble | undefined {
  if (issuer !== undefined && !issuers.includes(issuer)) {
    const isSlash = issuers.some((one) => withoutSlash(one) === withoutSlash(issuer));
    const taken = issuers.join(', ');
    return isSlash
      ? {
          reason: `it is of ${issuer}, and the site has that with or without a slash at its end: ${taken}`,
          next: 'Write directoryIssuers of the site exactly as it stands in tokens.',
        }
      : {
          reason: `it is of ${issuer}, and the site takes those of ${taken}`,
          next: 'Sign in at one of these, or add the other to directoryIssuers of the site.',
        };
  }
  if (!audiences.some((one) => withoutSlash(one) === withoutSlash(resource))) {
    const said = audiences.length === 0 ? 'nothing that it names' : audiences.join(', ');
    return {
      reason: `it is for ${said}, and the site takes such as are for ${resource}`,
      next: 'Ask for one with that audience: as the scope of the profile, or as CloudPrintResourceId of the device. Or add the other to directoryAudiences of the site.',
    };
  }
  if (until !== undefined && until < now) {
    return {
      reason: `it ended at ${shownTime(until)}`,
      next: 'Sign in again: hawser connect-site',
    };
  }
  if (from !== undefined && from > now) {
    return {
      reason: `it holds from ${shownTime(from)} on`,
      next: 'Set the clocks of this machine, of the site and of the directory by a time server.',
    };
  }
  return undefined;
}

function withoutSlash(text: string): string {
  return text.replace(/\/$/, '');
}
