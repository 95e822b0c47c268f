import { type KeyObject, sign, verify } from 'node:crypto';
import { bits, type Der, none, objectId, sequence } from './der.ts';

const sha256WithRsa = '1.2.840.113549.1.1.11';
const sha256WithEcdsa = '1.2.840.10045.4.3.2';

/** The algorithms by which others may have signed, with their hash; SHA-1 is not among them. */
const hashes = new Map([
  [sha256WithRsa, { hash: 'sha256', key: 'rsa' }],
  ['1.2.840.113549.1.1.12', { hash: 'sha384', key: 'rsa' }],
  ['1.2.840.113549.1.1.13', { hash: 'sha512', key: 'rsa' }],
  [sha256WithEcdsa, { hash: 'sha256', key: 'ec' }],
  ['1.2.840.10045.4.3.3', { hash: 'sha384', key: 'ec' }],
  ['1.2.840.10045.4.3.4', { hash: 'sha512', key: 'ec' }],
]);

/** How a signature was made, in words; its object identifier where it is none that is taken. */
export function signatureName(algorithm: string): string {
  const found = hashes.get(algorithm);
  if (found === undefined) return algorithm;
  return `${found.hash.replace('sha', 'SHA-')} with ${found.key === 'rsa' ? 'RSA' : 'ECDSA'}`;
}

/** By which algorithm a key signs here (RFC 4055, 5 and RFC 5758, 3.2). */
export function signatureAlgorithm(key: KeyObject): Der {
  return key.asymmetricKeyType === 'rsa'
    ? sequence(objectId(sha256WithRsa), none())
    : sequence(objectId(sha256WithEcdsa));
}

/** Content, algorithm and signature: the shape of certificates, requests and revocation lists. */
export function signed(content: Der, key: KeyObject): Buffer {
  const signature = sign('sha256', content, key);
  return sequence(content, signatureAlgorithm(key), bits(signature));
}

/** Whether a content was signed by who has the key. */
export function isSignedBy(
  key: KeyObject,
  content: Uint8Array,
  { algorithm, signature }: { readonly algorithm: string; readonly signature: Uint8Array },
): boolean {
  const found = hashes.get(algorithm);
  if (found === undefined || found.key !== key.asymmetricKeyType) return false;
  return verify(found.hash, content, key, signature);
}
