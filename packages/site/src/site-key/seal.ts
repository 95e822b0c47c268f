import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { SiteKey } from './site-key.ts';

const cipher = 'aes-256-gcm';
const version = 1;
const nonceLength = 12;
const tagLength = 16;

/** Seals the bytes so that they open under this key and this name only: version, nonce, ciphertext, tag. */
export function seal(siteKey: SiteKey, name: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength);
  const sealing = createCipheriv(cipher, keyFor(siteKey, name), nonce).setAAD(boundTo(name));
  const content = [sealing.update(bytes), sealing.final()];
  return Buffer.concat([Uint8Array.of(version), nonce, ...content, sealing.getAuthTag()]);
}

/** The bytes, or undefined when they were sealed under another key or name, or were changed. */
export function open(siteKey: SiteKey, name: string, sealed: Uint8Array): Buffer | undefined {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== version || bytes.length < 1 + nonceLength + tagLength) return undefined;
  const nonce = bytes.subarray(1, 1 + nonceLength);
  const options = { authTagLength: tagLength };
  const opening = createDecipheriv(cipher, keyFor(siteKey, name), nonce, options)
    .setAAD(boundTo(name))
    .setAuthTag(bytes.subarray(-tagLength));
  try {
    return Buffer.concat([
      opening.update(bytes.subarray(1 + nonceLength, -tagLength)),
      opening.final(),
    ]);
  } catch {
    return undefined;
  }
}

// RFC 5869. A key for each name, so that no nonce is used for two of them; the site key is random
// already and needs no salt.
function keyFor({ key }: SiteKey, name: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, Buffer.alloc(0), boundTo(name), 32));
}

function boundTo(name: string): Buffer {
  return Buffer.from(`hawser-site-secret:${version}:${name}`);
}
