/** What a key may be used for, in the order of the bits (RFC 5280, 4.2.1.3). */
const keyUses = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'crlSign',
] as const;
export type KeyUse = (typeof keyUses)[number];

/** The byte of those; bit 0 is the first. */
export function maskOf(uses: readonly KeyUse[]): number {
  return uses.reduce((mask, use) => mask | (0x80 >> keyUses.indexOf(use)), 0);
}

export function usesOf(mask: number): ReadonlySet<KeyUse> {
  return new Set(keyUses.filter((use) => (mask & maskOf([use])) !== 0));
}
