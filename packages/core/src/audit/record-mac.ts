import { createHmac, type KeyObject } from 'node:crypto';
import { type DigestedRecord, digestedValues, isSameText } from './audit-chain.ts';

/** Says that the site has written a record: over all that it tells, under a key that the database does not have. */
export function recordMac(key: KeyObject | Uint8Array, record: DigestedRecord): string {
  const values = digestedValues(record).map(wellFormed);
  return createHmac('sha256', key)
    .update(`hawser-audit-mac:1\n${JSON.stringify(values)}`)
    .digest('base64url');
}

/** Whether the site has written this very record. */
export function isWrittenHere(
  key: KeyObject | Uint8Array,
  { mac, ...record }: DigestedRecord & { readonly mac: string | null },
): boolean {
  return mac !== null && isSameText(recordMac(key, record), mac);
}

/** A text as a database gives it back: half of a surrogate pair comes back as something else. */
function wellFormed(value: string | number | null): string | number | null {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
