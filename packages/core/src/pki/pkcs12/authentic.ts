import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Ber, countOf, expected, objectIdOf, octetsOf, partsOf, tags } from '../ber.ts';
import { certificateFileErrors } from '../certificate-file-errors.ts';
import { derivedKey, keyLengthIn } from './derived-key.ts';
import { chainMicroseconds } from './hash-chain.ts';
import { hashes, hmacs, known, pbmac1 } from './object-ids.ts';
import { type PasswordKey, passwordKey, passwordKeyInSteps } from './password-key.ts';
import type { Rounds } from './rounds.ts';
import type { PasswordForms } from './sealed-content.ts';

/** What vouches for the content of a file (RFC 7292, 4). */
export interface Mac {
  readonly hash: string;
  readonly digest: Uint8Array;
  readonly keyOf: (password: PasswordForms, rounds: Rounds) => Promise<Uint8Array>;
}

export function macOf(piece: Ber): Mac {
  const [info, salt, iterations] = partsOf(expected(piece, tags.sequence));
  const [algorithm, digest] = partsOf(expected(info, tags.sequence));
  const [id, parameters] = partsOf(expected(algorithm, tags.sequence));
  const name = objectIdOf(id);
  const octets = octetsOf(expected(digest, tags.octets));
  if (name === pbmac1) return { ...newerMac(expected(parameters, tags.sequence)), digest: octets };
  const from: KeySource = {
    hash: known(hashes, name),
    salt: octetsOf(expected(salt, tags.octets)),
    iterations: iterations === undefined ? 1 : countOf(iterations),
  };
  return {
    hash: from.hash,
    digest: octets,
    async keyOf({ bmp }, rounds) {
      rounds.spend(from.iterations, chainMicroseconds(from.hash));
      return passwordKeyInSteps(bmp, wantedOf(from));
    },
  };
}

/** More than the longest hash has, and each 32 of them take as long as the first. */
const longestKey = 64;

// RFC 9579, 4 and 5: salt and iterations outside are only there for the looks.
function newerMac(parameters: Ber): Omit<Mac, 'digest'> {
  const [derivation, scheme] = partsOf(parameters);
  const wanted = expected(derivation, tags.sequence);
  const hash = known(hmacs, objectIdOf(partsOf(expected(scheme, tags.sequence))[0]));
  const length = keyLengthIn(wanted);
  if (length === undefined || length < 1 || length > longestKey) {
    throw certificateFileErrors('damaged', { reason: 'the length of a key in it is not right' });
  }
  return { hash, keyOf: async ({ utf8 }, rounds) => derivedKey(wanted, length, utf8, rounds) };
}

/** Whether the content was written by who knows the password. */
export async function isAuthentic(
  content: Uint8Array,
  mac: Mac,
  password: PasswordForms,
  rounds: Rounds,
): Promise<boolean> {
  const key = await mac.keyOf(password, rounds);
  const right = createHmac(mac.hash, key).update(content).digest();
  return right.length === mac.digest.length && timingSafeEqual(right, mac.digest);
}

type KeySource = Pick<PasswordKey, 'hash' | 'salt' | 'iterations'>;

export function macDigest(content: Uint8Array, from: KeySource, password: Uint8Array): Buffer {
  return createHmac(from.hash, passwordKey(password, wantedOf(from)))
    .update(content)
    .digest();
}

function wantedOf({ hash, salt, iterations }: KeySource): PasswordKey {
  const length = digestLengths[hash as keyof typeof digestLengths];
  return { hash, purpose: 'mac', salt, iterations, length };
}

const digestLengths = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 };
