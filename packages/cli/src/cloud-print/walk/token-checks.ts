import { HawserError } from '@hawser/core/errors';
import { tokenClaims } from './token-claims.ts';
import { tokenTrouble } from './token-trouble.ts';
import type { Walk } from './walk.ts';
import type { WalkCheck } from './walk-check.ts';
import { walkErrors } from './walk-errors.ts';

const signIn: WalkCheck = {
  step: 'Token',
  name: 'SignIn',
  title: 'Signing in',
  async run(walk) {
    const { tokens } = walk.site;
    if (tokens === undefined) {
      const { name } = await walk.caller();
      return `the certificate of ${name} takes the place of a token`;
    }
    const token = await tokens.token(walk.signal);
    const claims = tokenClaims(token.reveal());
    try {
      const { name } = await walk.caller();
      if (claims === undefined) return `a token of ${name} was taken`;
      const { issuer = 'a directory', audiences } = claims;
      return `${name}, by a token of ${issuer} for ${audiences.join(', ')}`;
    } catch (error) {
      throw await explained(error, walk, claims);
    }
  },
};

async function explained(
  error: unknown,
  walk: Walk,
  claims: ReturnType<typeof tokenClaims>,
): Promise<unknown> {
  // Who has to prove more is told so; and what is unreachable says nothing of the token.
  const isRefusal = error instanceof HawserError && error.status === 401;
  if (!isRefusal || error.code === 'access-step-up') return error;
  const { authorization_servers: issuers } = await walk.resource();
  const { signIn: told } = await walk.offered();
  const taken = { issuers, resource: told.printResource, now: Date.now() };
  const trouble = claims === undefined ? undefined : tokenTrouble(claims, taken);
  const { reason, next } = trouble ?? {
    reason: error.message.replace(/\.$/, ''),
    next: error.hint,
  };
  return walkErrors('token-refused', { reason, next }, { cause: error });
}

const roles: WalkCheck = {
  step: 'Token',
  name: 'Roles',
  title: 'Looking at the roles',
  async run({ caller }) {
    const { roles: held, sids } = await caller();
    const groups = sids.length === 0 ? 'no security identifier' : `${sids.length} identifiers`;
    if (held.length > 0) return `${held.join(', ')}; ${groups} for security descriptors`;
    return `none: they print only where a security descriptor lets them, who have ${groups}`;
  },
};

export const tokenChecks: readonly WalkCheck[] = [signIn, roles];
