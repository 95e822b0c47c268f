import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * A new secret for a client, and what is kept of it. A plain SHA-256 is enough: there are 2^256
 * secrets, none likelier than another, so that nobody gets anywhere by trying them, however fast.
 */
export function newClientSecret(): { readonly secret: string; readonly hash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: digest(secret).toString('hex') };
}

/** Whether a secret is the one of which this was kept. */
export function isClientSecret(hash: string, given: string): boolean {
  const kept = Buffer.from(hash, 'hex');
  const found = digest(given);
  return kept.length === found.length && timingSafeEqual(kept, found);
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
