import { createHash, type KeyObject } from 'node:crypto';

/** What a key is called where nobody has called it anything: the first digits of its SHA-256. */
export function keyName(key: KeyObject): string {
  const spki = key.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('hex').slice(0, 16);
}
