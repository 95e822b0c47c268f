import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** What a seal is bound to, so that it opens in no other place. */
export type SealedAs = 'check' | `entry:${string}`;

/** Seals the text under the key: nonce, ciphertext and tag, in base64. */
export function sealed(text: string, key: Buffer, as: SealedAs): string {
  const nonce = randomBytes(nonceLength);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(bound(as));
  const content = [sealing.update(text, 'utf8'), sealing.final()];
  return Buffer.concat([nonce, ...content, sealing.getAuthTag()]).toString('base64');
}

/** The text, or undefined when it was sealed with another key, as something else, or was changed. */
export function opened(seal: string, key: Buffer, as: SealedAs): string | undefined {
  const bytes = Buffer.from(seal, 'base64');
  if (bytes.length < nonceLength + tagLength) return undefined;
  const nonce = bytes.subarray(0, nonceLength);
  const opening = createDecipheriv(cipher, key, nonce, { authTagLength: tagLength })
    .setAAD(bound(as))
    .setAuthTag(bytes.subarray(-tagLength));
  try {
    const content = opening.update(bytes.subarray(nonceLength, -tagLength));
    return Buffer.concat([content, opening.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

function bound(as: SealedAs): Buffer {
  return Buffer.from(`hawser-vault:1:${as}`);
}
