/** What a program asks for that needs somebody to have proved who he is by more than a password (RFC 9470). */
export const multiFactorClass = 'urn:hawser:acr:multi-factor';

/** Whether a request asks for it. */
export function wantsMultiFactor(params: Readonly<Record<string, unknown>>): boolean {
  const { acr_values: wanted } = params;
  return typeof wanted === 'string' && wanted.split(' ').includes(multiFactorClass);
}
