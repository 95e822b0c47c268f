import type { errors } from 'oidc-provider';

/** It is for one use: who makes them for longer could as well use a secret. */
const longestSeconds = 10 * 60;

/**
 * Refuses an assertion of a client (RFC 7523) that holds for long, for each is remembered until it
 * ends.
 */
export function requireShortAssertion(
  { exp, jti }: Readonly<Record<string, unknown>>,
  { InvalidClientAuth }: Pick<typeof errors, 'InvalidClientAuth'>,
): void {
  const now = Math.floor(Date.now() / 1000);
  if (typeof exp !== 'number' || exp > now + longestSeconds) {
    throw new InvalidClientAuth('the assertion holds for too long');
  }
  if (typeof jti !== 'string' || jti.length > 256) throw new InvalidClientAuth('jti is no text');
}
