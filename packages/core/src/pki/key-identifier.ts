import { createHash, type KeyObject } from 'node:crypto';

/** The SHA-1 of the key (RFC 5280, 4.2.1.2); it finds a certificate, it proves nothing. */
export function keyIdentifier(key: KeyObject): Uint8Array {
  return createHash('sha1').update(keyBits(key)).digest();
}

/** What an SPKI has in its bit string. */
function keyBits(key: KeyObject): Buffer {
  if (key.asymmetricKeyType === 'rsa') return key.export({ type: 'pkcs1', format: 'der' });
  // RFC 5480, 2.2: the point as it stands, uncompressed.
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([
    Uint8Array.of(4),
    Buffer.from(x, 'base64url'),
    Buffer.from(y, 'base64url'),
  ]);
}
