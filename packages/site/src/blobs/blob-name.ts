import { blobErrors } from './blob-errors.ts';

const sha256 = /^[0-9a-f]{64}$/;

export function isBlobName(text: string): boolean {
  return sha256.test(text);
}

/** Names come from outside, and become a part of paths. */
export function requireBlobName(name: string): void {
  if (!isBlobName(name)) throw blobErrors('bad-name', { name: name.slice(0, 100) });
}
