import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { hashChain } from './hash-chain.ts';

/** What the bytes are for; the same password gives others for each (RFC 7292, B.3). */
export type Purpose = 'key' | 'iv' | 'mac';

const purposes = { key: 1, iv: 2, mac: 3 } as const;

export interface PasswordKey {
  readonly hash: string;
  readonly purpose: Purpose;
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly length: number;
}

/** Bytes made of a password as only PKCS#12 makes them (RFC 7292, B.2). */
export function passwordKey(password: Uint8Array, wanted: PasswordKey): Buffer {
  const steps = stepsTo(password, wanted);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same, so that others get their turn: a file can want this to take long. */
export async function passwordKeyInSteps(
  password: Uint8Array,
  wanted: PasswordKey,
): Promise<Buffer> {
  const steps = stepsTo(password, wanted);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await setImmediate();
  }
}

/** A few milliseconds. */
const roundsOfStep = 20_000;

function* stepsTo(password: Uint8Array, wanted: PasswordKey): Generator<undefined, Buffer> {
  const { hash, purpose, salt, iterations, length } = wanted;
  const block = hash === 'sha384' || hash === 'sha512' ? 128 : 64;
  const diversifier = Buffer.alloc(block, purposes[purpose]);
  const input = Buffer.concat([repeated(salt, block), repeated(password, block)]);
  const made: Buffer[] = [];
  for (let size = 0; size < length;) {
    let bytes: Buffer = createHash(hash).update(diversifier).update(input).digest();
    for (let left = iterations - 1; left > 0; left -= roundsOfStep) {
      bytes = hashChain(hash, bytes, Math.min(left, roundsOfStep));
      if (left > roundsOfStep) yield;
    }
    made.push(bytes);
    size += bytes.length;
    if (size < length) addToEach(input, block, repeated(bytes, block).subarray(0, block));
  }
  return Buffer.concat(made).subarray(0, length);
}

/** A password as PKCS#12 has it: two bytes a character, and two more at the end (B.1). */
export function asBmp(password: string): Buffer {
  return Buffer.from(`${password}\0`, 'utf16le').swap16();
}

/** So often that it fills whole blocks; nothing stays nothing. */
function repeated(bytes: Uint8Array, block: number): Buffer {
  const length = block * Math.ceil(bytes.length / block);
  return length === 0 ? Buffer.alloc(0) : Buffer.alloc(length, bytes);
}

/** Adds the number, and one, to each block. */
function addToEach(input: Buffer, block: number, number: Uint8Array): void {
  for (let start = 0; start < input.length; start += block) {
    let carry = 1;
    for (let at = block - 1; at >= 0; at -= 1) {
      const sum = (input[start + at] ?? 0) + (number[at] ?? 0) + carry;
      input[start + at] = sum & 0xff;
      carry = sum >>> 8;
    }
  }
}
