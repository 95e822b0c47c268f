import { pbkdf2, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { type Ber, countOf, expected, objectIdOf, octetsOf, partsOf, tags } from '../ber.ts';
import { certificateFileErrors } from '../certificate-file-errors.ts';
import { hmacs, known, pbkdf2 as pbkdf2Id, scrypt as scryptId } from './object-ids.ts';
import type { Rounds } from './rounds.ts';

/** A key made of a password (UTF-8) as an algorithm beside it says (RFC 8018, 5; RFC 7914, 7). */
export async function derivedKey(
  derivation: Ber,
  length: number,
  password: Uint8Array,
  rounds: Rounds,
): Promise<Buffer> {
  const [id, parameters] = partsOf(expected(derivation, tags.sequence));
  const given = partsOf(expected(parameters, tags.sequence));
  const name = objectIdOf(id);
  if (name === scryptId) return await byScrypt(given, length, password, rounds);
  if (name === pbkdf2Id) return await byPbkdf2(given, length, password, rounds);
  throw certificateFileErrors('unknown-algorithm', { algorithm: name });
}

/** How long the key is that an algorithm asks for, where it says so. */
export function keyLengthIn(derivation: Ber): number | undefined {
  const [, parameters] = partsOf(expected(derivation, tags.sequence));
  const [, , length] = partsOf(expected(parameters, tags.sequence));
  return length?.tag === tags.integer ? countOf(length) : undefined;
}

const pbkdf2Key = promisify(pbkdf2);

// RFC 8018, A.2
async function byPbkdf2(
  [salt, iterations, ...others]: readonly Ber[],
  length: number,
  password: Uint8Array,
  rounds: Rounds,
): Promise<Buffer> {
  const prf = others.find(({ tag }) => tag === tags.sequence);
  const hash = prf === undefined ? 'sha1' : known(hmacs, objectIdOf(partsOf(prf)[0]));
  const count = countOf(expected(iterations, tags.integer));
  // Once for each 20 bytes of the key by SHA-1; the larger hashes take longer, and give more.
  rounds.spend(count, 0.3 * Math.ceil(length / 32));
  return await pbkdf2Key(password, octetsOf(expected(salt, tags.octets)), count, length, hash);
}

/** That openssl takes by itself needs half of it. */
const mostMemory = 32 * 2 ** 20;

const scryptKey = promisify(
  (
    password: Uint8Array,
    salt: Uint8Array,
    length: number,
    cost: { readonly N: number; readonly r: number; readonly p: number },
    done: (error: Error | null, key: Buffer) => void,
  ) => {
    // It counts a little more than the blocks themselves.
    scrypt(password, salt, length, { ...cost, maxmem: 2 * mostMemory }, done);
  },
);

// RFC 7914, 7.1
async function byScrypt(
  given: readonly Ber[],
  length: number,
  password: Uint8Array,
  rounds: Rounds,
): Promise<Buffer> {
  const [salt, ...numbers] = given;
  const [N = 0, r = 0, p = 0] = numbers.slice(0, 3).map(countOf);
  // The memory that it wants: what is asked for on purpose, to make guessing dear.
  if (128 * N * r > mostMemory) throw certificateFileErrors('too-slow', { rounds: N });
  rounds.spend(N * r * p, 0.4);
  return await scryptKey(password, octetsOf(expected(salt, tags.octets)), length, { N, r, p });
}
