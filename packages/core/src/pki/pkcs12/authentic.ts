import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Ber, countOf, expected, objectIdOf, octetsOf, partsOf, tags } from '../ber.ts';
import { certificateFileErrors } from '../certificate-file-errors.ts';
import { chainMicroseconds } from './hash-chain.ts';
import { hashes } from './object-ids.ts';
import { type PasswordKey, passwordKey, passwordKeyInSteps } from './password-key.ts';
import type { Rounds } from './rounds.ts';

/** What vouches for the content of a file (RFC 7292, 4). */
export interface Mac {
  readonly hash: string;
  readonly digest: Uint8Array;
  readonly salt: Uint8Array;
  readonly iterations: number;
}

export function macOf(piece: Ber): Mac {
  const [info, salt, iterations] = partsOf(expected(piece, tags.sequence));
  const [algorithm, digest] = partsOf(expected(info, tags.sequence));
  const id = objectIdOf(partsOf(expected(algorithm, tags.sequence))[0]);
  const hash = hashes.get(id);
  if (hash === undefined) throw certificateFileErrors('unknown-algorithm', { algorithm: id });
  return {
    hash,
    digest: octetsOf(expected(digest, tags.octets)),
    salt: octetsOf(expected(salt, tags.octets)),
    iterations: iterations === undefined ? 1 : countOf(iterations),
  };
}

/** Whether the content was written by who knows the password. */
export async function isAuthentic(
  content: Uint8Array,
  mac: Mac,
  password: Uint8Array,
  rounds: Rounds,
): Promise<boolean> {
  rounds.spend(mac.iterations, chainMicroseconds(mac.hash));
  const key = await passwordKeyInSteps(password, keyOf(mac));
  const right = createHmac(mac.hash, key).update(content).digest();
  return right.length === mac.digest.length && timingSafeEqual(right, mac.digest);
}

export function macDigest(
  content: Uint8Array,
  mac: Omit<Mac, 'digest'>,
  password: Uint8Array,
): Buffer {
  return createHmac(mac.hash, passwordKey(password, keyOf(mac)))
    .update(content)
    .digest();
}

function keyOf({ hash, salt, iterations }: Omit<Mac, 'digest'>): PasswordKey {
  const length = digestLengths[hash as keyof typeof digestLengths];
  return { hash, purpose: 'mac', salt, iterations, length };
}

const digestLengths = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 };
