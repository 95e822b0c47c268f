import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { PrintSignIn } from '../../printing/print-sign-in.ts';

/**
 * Where a printer is reached, and how who prints proves there who he is: one value of each for every way,
 * the best first (RFC 8011, 5.4.1 to 5.4.3).
 */
export function offeredSignIn(uri: string, signIn: PrintSignIn): GivenAttributes {
  const ways = signIn.byPassword ? ['oauth', 'basic'] : ['oauth'];
  return {
    'printer-uri-supported': ways.map(() => uri),
    'uri-authentication-supported': ways,
    'uri-security-supported': ways.map(() => 'tls'),
    ...offeredAuthority(signIn),
  };
}

/** Who gives the tokens, for challenges of HTTP do not say it to all clients. */
export function offeredAuthority({ authority, scopes }: PrintSignIn): GivenAttributes {
  return {
    'oauth-authorization-scope': scopes.length === 0 ? { type: 'no-value' } : scopes,
    'oauth-authorization-server-uri': authority,
  };
}
