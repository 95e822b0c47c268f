import type { KeyObject } from 'node:crypto';
import { derivedKey } from '../site-key/derived-key.ts';
import type { SiteKey } from '../site-key/site-key.ts';

/** What links are sealed under; who can write to the database does not have it. */
export interface SealingKey {
  readonly key: KeyObject;
  readonly keyId: string;
}

export function sealingKey(siteKey: SiteKey): SealingKey {
  return { key: derivedKey(siteKey, 'audit'), keyId: siteKey.keyId };
}
