import type { KeyObject } from 'node:crypto';
import { derivedKey } from '../site-key/derived-key.ts';
import type { SiteKey } from '../site-key/site-key.ts';

/** What links are sealed under, and records marked by; who can write to the database has neither. */
export interface SealingKey {
  readonly key: KeyObject;
  readonly keyId: string;
  /** As bytes, which go to other threads with each record. */
  readonly recordKey: Uint8Array;
}

export function sealingKey(siteKey: SiteKey): SealingKey {
  return {
    key: derivedKey(siteKey, 'audit'),
    keyId: siteKey.keyId,
    // A copy: what a thread is sent takes the whole memory along that it is a part of.
    recordKey: Uint8Array.from(derivedKey(siteKey, 'audit-record').export()),
  };
}
