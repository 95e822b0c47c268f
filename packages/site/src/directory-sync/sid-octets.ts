import { formatSid } from '@hawser/core/identity/sid';

const revision = 1;
const mostParts = 15;

/** A security identifier as directories have it in bytes ([MS-DTYP] 2.4.2.2); undefined for other bytes. */
export function sidOfOctets(octets: Buffer): string | undefined {
  const count = octets[1] ?? 0;
  if (octets[0] !== revision || count < 1 || count > mostParts) return undefined;
  if (octets.length !== 8 + 4 * count) return undefined;
  const parts = Array.from({ length: count }, (_, index) => octets.readUInt32LE(8 + 4 * index));
  return formatSid({ authority: octets.readUIntBE(2, 6), parts });
}
