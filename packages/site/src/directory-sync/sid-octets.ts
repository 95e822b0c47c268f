const revision = 1;
const mostAuthorities = 15;

/** A security identifier as directories have it in bytes ([MS-DTYP] 2.4.2.2); undefined for other bytes. */
export function sidOfOctets(octets: Buffer): string | undefined {
  const count = octets[1] ?? 0;
  if (octets[0] !== revision || count > mostAuthorities || octets.length !== 8 + 4 * count) {
    return undefined;
  }
  const authority = octets.readUIntBE(2, 6);
  const parts = Array.from({ length: count }, (_, index) => octets.readUInt32LE(8 + 4 * index));
  return ['S', revision, authority, ...parts].join('-');
}
