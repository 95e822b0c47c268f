import { getProtectedResource } from '@hawser/core/api/contracts/protected-resource';
import { multiFactorAcr } from '@hawser/core/identity/sign-in/well-known';

/** Says to a program what would let its user in (RFC 6750, 3; RFC 9470, 3; RFC 9728, 5.1). */
export function challenge(code: string, publicUrl: string): string {
  const metadata = `resource_metadata="${publicUrl}${getProtectedResource.path}"`;
  return `Bearer ${[...(parameters.get(code) ?? []), metadata].join(', ')}`;
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
