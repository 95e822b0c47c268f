import { createPrivateKey, type KeyObject } from 'node:crypto';
import { type Ber, expected, octetsOf, partsOf, tags } from '../ber.ts';
import { certificateFileErrors } from '../certificate-file-errors.ts';
import { damageOf } from '../sound.ts';
import { asBmp } from './password-key.ts';
import type { Rounds } from './rounds.ts';
import { opened, type PasswordForms } from './sealed-content.ts';

/**
 * A private key that was sealed by itself (RFC 5958, 3). node:crypto opens it as well, but hashes the
 * password as often as the file wants, while everything else waits.
 */
export async function openedKey(piece: Ber, password: string, rounds: Rounds): Promise<KeyObject> {
  const forms = { bmp: asBmp(password), utf8: Buffer.from(password, 'utf8') };
  const key = await pkcs8In(piece, forms, rounds).catch((error: unknown) => {
    throw damageOf(error);
  });
  try {
    return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  } catch (error) {
    // Nothing vouches for it, and by chance a wrong password ends as a right one does.
    throw certificateFileErrors('wrong-password', {}, { cause: error });
  }
}

/** What is sealed in it. */
export async function pkcs8In(
  piece: Ber,
  password: PasswordForms,
  rounds: Rounds,
): Promise<Buffer> {
  const [algorithm, sealed] = partsOf(expected(piece, tags.sequence));
  const content = octetsOf(expected(sealed, tags.octets));
  return opened(expected(algorithm, tags.sequence), content, password, rounds);
}
