import { createDecipheriv, createHash } from 'node:crypto';
import { type Ber, countOf, expected, objectIdOf, octetsOf, partsOf, tags } from '../ber.ts';
import { certificateFileErrors } from '../certificate-file-errors.ts';
import { derivedKey } from './derived-key.ts';
import { chainMicroseconds, hashChain } from './hash-chain.ts';
import { ciphers, desHashes, known, oldCiphers, pbes2 } from './object-ids.ts';
import { passwordKeyInSteps } from './password-key.ts';
import type { Rounds } from './rounds.ts';

/** A password in the two forms in which these files want it. */
export interface PasswordForms {
  readonly bmp: Uint8Array;
  readonly utf8: Uint8Array;
}

/** What was sealed by a password, with the algorithm that stands beside it. */
export async function opened(
  algorithm: Ber,
  content: Uint8Array,
  password: PasswordForms,
  rounds: Rounds,
): Promise<Buffer> {
  const [id, parameters] = partsOf(algorithm);
  const name = objectIdOf(id);
  const given = expected(parameters, tags.sequence);
  if (name === pbes2) return openedByPbes2(given, content, password, rounds);
  const hash = desHashes.get(name);
  return hash === undefined
    ? openedByOldCipher(name, given, content, password, rounds)
    : openedByDes(hash, given, content, password, rounds);
}

// RFC 8018, 6.1.2
async function openedByDes(
  hash: string,
  parameters: Ber,
  content: Uint8Array,
  { utf8 }: PasswordForms,
  rounds: Rounds,
): Promise<Buffer> {
  const [salt, iterations] = partsOf(parameters);
  const count = countOf(expected(iterations, tags.integer));
  rounds.spend(count, chainMicroseconds('md5'));
  const from = createHash(hash)
    .update(utf8)
    .update(octetsOf(expected(salt, tags.octets)));
  const made = hashChain(hash, from.digest(), count - 1);
  // OpenSSL has DES no more, but three times with the same key is once.
  const key = Buffer.alloc(24, made.subarray(0, 8));
  return deciphered('des-ede3-cbc', key, made.subarray(8, 16), content);
}

// RFC 8018, A.4
async function openedByPbes2(
  parameters: Ber,
  content: Uint8Array,
  password: PasswordForms,
  rounds: Rounds,
): Promise<Buffer> {
  const [derivation, encryption] = partsOf(parameters);
  const [cipherId, iv] = partsOf(expected(encryption, tags.sequence));
  const cipher = known(ciphers, objectIdOf(cipherId));
  const wanted = expected(derivation, tags.sequence);
  const key = await derivedKey(wanted, cipher.keyLength, password.utf8, rounds);
  return deciphered(cipher.name, key, octetsOf(expected(iv, tags.octets)), content);
}

// RFC 7292, appendix C
async function openedByOldCipher(
  name: string,
  parameters: Ber,
  content: Uint8Array,
  password: PasswordForms,
  rounds: Rounds,
): Promise<Buffer> {
  const cipher = known(oldCiphers, name);
  const [salt, iterations] = partsOf(parameters);
  const from = {
    hash: 'sha1',
    salt: octetsOf(expected(salt, tags.octets)),
    iterations: countOf(expected(iterations, tags.integer)),
  };
  // Once for the key and once for what the cipher begins with; a long key takes two.
  rounds.spend(from.iterations * (cipher.keyLength > 20 ? 3 : 2), chainMicroseconds(from.hash));
  const key = await passwordKeyInSteps(password.bmp, {
    ...from,
    purpose: 'key',
    length: cipher.keyLength,
  });
  const iv = await passwordKeyInSteps(password.bmp, { ...from, purpose: 'iv', length: 8 });
  return cipher.name === 'rc2'
    ? decipheredByRc2(key, iv, content, rounds)
    : deciphered(cipher.name, key, iv, content);
}

function deciphered(name: string, key: Uint8Array, iv: Uint8Array, content: Uint8Array): Buffer {
  const decipher = createDecipheriv(name, key, iv);
  try {
    return Buffer.concat([decipher.update(content), decipher.final()]);
  } catch (error) {
    // A wrong password is seen by how the last block ends.
    throw certificateFileErrors('wrong-password', {}, { cause: error });
  }
}

/** RC2, which no OpenSSL has any more, and everything that Windows exported until 2018. */
async function decipheredByRc2(
  key: Buffer,
  iv: Buffer,
  content: Uint8Array,
  rounds: Rounds,
): Promise<Buffer> {
  // In JavaScript it is slow, and for much at once even more so.
  if (content.length > 2 ** 16) {
    throw certificateFileErrors('too-large', { limit: '64 KB sealed by RC2' });
  }
  rounds.spend(content.length, 1);
  const { default: forge } = await import('node-forge');
  const bytes = (from: Uint8Array) => Buffer.from(from).toString('latin1');
  const cipher = forge.rc2.createDecryptionCipher(bytes(key), key.length * 8);
  cipher.start(bytes(iv));
  cipher.update(forge.util.createBuffer(bytes(content)));
  if (!cipher.finish()) throw certificateFileErrors('wrong-password', {});
  return Buffer.from(cipher.output.getBytes(), 'latin1');
}
