import { hash } from 'node:crypto';

/** More bytes than that no index of PostgreSQL takes, with what is beside it. */
const longest = 1000;

/**
 * A distinguished name as another one is compared with it. Servers write the same name the same way,
 * but for case and for spaces beside commas; one written otherwise is not found, and no harm is done.
 */
export function dnKey(dn: string): string {
  const key = dn
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s*([,=+])\s*/g, '$1');
  return Buffer.byteLength(key) <= longest ? key : `sha256:${hash('sha256', key)}`;
}
