import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const generate = promisify(generateKeyPair);

/** A new RSA key; RSA, for Windows and old devices take nothing else everywhere. */
export async function newKeyPair(bits: 2048 | 3072 | 4096): Promise<KeyPair> {
  return generate('rsa', { modulusLength: bits });
}

/** A new key on the curve P-256, for programs of ours only: it signs thirty times as fast. */
export async function newEcKeyPair(): Promise<KeyPair> {
  return generate('ec', { namedCurve: 'prime256v1' });
}

/** The key as PKCS#8, PEM. */
export function keyPem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The key as SPKI, PEM. */
export function publicKeyPem(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}
