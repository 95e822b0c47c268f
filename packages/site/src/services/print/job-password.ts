import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { ippRefusals } from '../../printing/ipp-refusals.ts';

const derive = promisify<Buffer, Buffer, number, Buffer>(scrypt);

const hashes: ReadonlyMap<string, string> = new Map([
  ['sha2-256', 'sha256'],
  ['sha2-512', 'sha512'],
]);

/** A PIN as a client gives it: as it is, or hashed (PWG 5100.11, 5.4). */
interface GivenPassword {
  readonly encryption: string;
  readonly bytes: Uint8Array;
}

/** What a job-password is compared with later; null where there is none. */
export async function keptPassword(operation: Attributes): Promise<string | null> {
  const given = givenPassword(operation);
  if (given === undefined) return null;
  const salt = randomBytes(16);
  const key = await derive(Buffer.from(given.bytes), salt, 32);
  return [given.encryption, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Whether somebody gives the PIN of a job. */
export async function isPassword(operation: Attributes, kept: string): Promise<boolean> {
  const given = givenPassword(operation);
  const [encryption = '', salt = '', key = ''] = kept.split('$');
  if (given === undefined) return false;
  const hash = given.encryption === 'none' ? hashes.get(encryption) : undefined;
  if (hash === undefined && given.encryption !== encryption) return false;
  const bytes =
    hash === undefined ? Buffer.from(given.bytes) : createHash(hash).update(given.bytes).digest();
  return timingSafeEqual(
    await derive(bytes, Buffer.from(salt, 'base64'), 32),
    Buffer.from(key, 'base64'),
  );
}

function givenPassword(operation: Attributes): GivenPassword | undefined {
  const bytes = operation.octetString('job-password');
  const encryption = operation.keyword('job-password-encryption') ?? 'none';
  if (bytes === undefined || bytes.length === 0) return undefined;
  if (encryption === 'none' || hashes.has(encryption)) return { encryption, bytes };
  throw ippRefusals('client-error-attributes-or-values-not-supported', {
    name: 'job-password-encryption',
  });
}
