import { type KeyObject, randomBytes, sign, verify } from 'node:crypto';

const signing: ReadonlySet<string | undefined> = new Set(['rsa', 'ec', 'ed25519', 'ed448']);

/**
 * Whether a private key does what a public one says. A damaged file can have the one beside another
 * that it does not belong to, and both are read.
 */
export function worksFor(privateKey: KeyObject, publicKey: KeyObject): boolean {
  if (!signing.has(privateKey.asymmetricKeyType)) return true;
  const text = randomBytes(32);
  try {
    return verify(null, text, publicKey, sign(null, text, privateKey));
  } catch {
    return false;
  }
}
