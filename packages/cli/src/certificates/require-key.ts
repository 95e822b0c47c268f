import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Secret } from '@hawser/core/secret';
import { certificateErrors } from './certificate-errors.ts';

/** The key that a place gave, which is to have it. */
export function requireKey(secret: Secret | undefined, name: string, where: string): KeyObject {
  if (secret === undefined) throw certificateErrors('lost-key', { name, where }, { target: name });
  return createPrivateKey(secret.reveal());
}
