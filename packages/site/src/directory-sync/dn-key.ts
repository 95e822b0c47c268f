/**
 * A distinguished name as another one is compared with it. Servers write the same name the same way,
 * but for case and for spaces beside commas; one written otherwise is not found, and no harm is done.
 */
export function dnKey(dn: string): string {
  return dn
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s*([,=+])\s*/g, '$1');
}
