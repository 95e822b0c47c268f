import type { Audit } from '../../audit/audit.ts';
import { addSeenToken } from '../../store/mutations/oidc/add-seen-token.ts';
import type { Caller } from '../caller.ts';
import type { VerifiedToken } from './verify-token.ts';

/** A token that this replica does not know yet, of whom it is, and where it came from. */
export interface FirstSeen {
  readonly token: VerifiedToken;
  /** The hash of the token as it was shown. */
  readonly digest: string;
  readonly caller: Caller;
  readonly address: string | undefined;
}

/** Hears of each token before it is taken, and may refuse it by what it throws. */
export type TokenTrail = (seen: FirstSeen) => Promise<void>;

/**
 * Tells the audit trail whom other issuers have signed in: once for each token, whichever replicas
 * see it. It is taken when that is on disk. What the site's own directory does it tells by itself.
 */
export function tokenTrail(audit: Pick<Audit, 'call'>): TokenTrail {
  return async ({ token: { issuer, until }, digest, caller, address }) => {
    if (issuer.isOwn) return;
    const { roles } = caller;
    const { change } = audit.call({ call: 'signInElsewhere', actor: caller, address });
    const after = { issuer: issuer.issuer, roles, until: new Date(until).toISOString() };
    await change(addSeenToken, { hash: digest, until }, { target: issuer.issuer, after });
  };
}
