import { getProtectedResource } from '@hawser/core/api/contracts/protected-resource';
import { multiFactorAcr } from '@hawser/core/identity/sign-in/well-known';

/** Says to a program what would let its user in (RFC 6750, 3; RFC 9470, 3; RFC 9728, 5.1). */
export function challenge(code: string, publicUrl: string, byPassword: boolean): string {
  const metadata = `resource_metadata="${publicUrl}${getProtectedResource.path}"`;
  const bearer = `Bearer ${[...(parameters.get(code) ?? []), metadata].join(', ')}`;
  // Programs that know both take the first.
  return byPassword ? `${bearer}, Basic realm="Hawser", charset="UTF-8"` : bearer;
}

const invalid = ['error="invalid_token"'];

const parameters: ReadonlyMap<string, readonly string[]> = new Map([
  ['access-bad-token', invalid],
  ['access-token-ended', invalid],
  [
    'access-step-up',
    ['error="insufficient_user_authentication"', `acr_values="${multiFactorAcr}"`],
  ],
]);
