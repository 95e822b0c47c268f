import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { SiteKey } from './site-key.ts';

/** A key of its own for one use, which tells nothing about the site key (RFC 5869). */
export function derivedKey({ key }: SiteKey, use: string): KeyObject {
  const info = Buffer.from(`hawser-site-derived:1:${use}`);
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), info, 32)));
}
