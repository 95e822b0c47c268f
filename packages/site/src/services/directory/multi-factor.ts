import { multiFactorAcr } from '@hawser/core/identity/sign-in/well-known';

/** Whether a request asks for it. */
export function wantsMultiFactor(params: Readonly<Record<string, unknown>>): boolean {
  const { acr_values: wanted } = params;
  return typeof wanted === 'string' && wanted.split(' ').includes(multiFactorAcr);
}
