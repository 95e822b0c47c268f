import { multiFactorAcr } from '@hawser/core/identity/sign-in/well-known';
import { type Claims, textIn, textsIn } from './claims.ts';

/**
 * What a directory says of how somebody has signed in (RFC 8176) that only goes with more than a
 * password; "ngcmfa" and "fido" are Entra's.
 */
const methods = new Set(['mfa', 'otp', 'hwk', 'sc', 'fido', 'ngcmfa']);

const contexts = new Set([
  multiFactorAcr,
  'https://refeds.org/profile/mfa',
  'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
]);

/** Whether somebody has proved by more than one factor who he is. */
export function provesMore(claims: Claims): boolean {
  return (
    textsIn(claims, 'amr').some((method) => methods.has(method)) ||
    contexts.has(textIn(claims, 'acr') ?? '')
  );
}
