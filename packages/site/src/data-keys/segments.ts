import { createCipheriv, createDecipheriv, hkdfSync, type KeyObject } from 'node:crypto';
import { saltLength, writeNewSalt } from './salts.ts';

// What is sealed is cut into segments, so that each can be checked before any of it is given out, and
// nothing large is ever whole in memory. The number of a segment and whether it is the last are in its
// nonce: none can be left out, put elsewhere or taken for the end (the construction STREAM).

export const segmentLength = 64 * 1024;
export const tagLength = 16;

const cipher = 'aes-256-gcm';
const version = 1;
const keyLength = 32;
/** The version, the number of the data key, and the salt. */
export const headLength = 1 + 4 + saltLength;

/** A key that documents are sealed under, as it is called in what is sealed. */
export interface DataKey {
  readonly number: number;
  readonly key: KeyObject;
}

/** The head of something new. */
export function newHead({ number }: DataKey): Buffer {
  const head = Buffer.alloc(headLength);
  head[0] = version;
  head.writeUInt32BE(number, 1);
  writeNewSalt(head, 1 + 4);
  return head;
}

/** The number of the key that is wanted; undefined where it is no head. */
export function keyNumberIn(head: Buffer): number | undefined {
  return head.length === headLength && head[0] === version ? head.readUInt32BE(1) : undefined;
}

/** Seals and opens the segments of one thing, in their order. */
export class Segments {
  readonly #key: Buffer;
  readonly #head: Buffer;
  #count = 0;

  constructor({ key }: DataKey, head: Buffer) {
    this.#head = head;
    const salt = head.subarray(1 + 4);
    this.#key = Buffer.from(hkdfSync('sha256', key, salt, 'hawser-document:1', keyLength));
  }

  /** In two pieces, for they go to a file. */
  seal(plain: Uint8Array, isLast: boolean): readonly [Buffer, Buffer] {
    const sealing = createCipheriv(cipher, this.#key, this.#nonce(isLast)).setAAD(this.#head);
    const bytes = sealing.update(plain);
    // Of this cipher nothing is left over.
    sealing.final();
    return [bytes, sealing.getAuthTag()];
  }

  /** Undefined where it is not what was sealed, or not in this place. */
  open(sealed: Buffer, isLast: boolean): Buffer | undefined {
    if (sealed.length < tagLength) return undefined;
    const options = { authTagLength: tagLength };
    const opening = createDecipheriv(cipher, this.#key, this.#nonce(isLast), options)
      .setAAD(this.#head)
      .setAuthTag(sealed.subarray(-tagLength));
    try {
      const plain = opening.update(sealed.subarray(0, -tagLength));
      opening.final();
      return plain;
    } catch {
      return undefined;
    }
  }

  #nonce(isLast: boolean): Buffer {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(this.#count, 7);
    nonce[11] = isLast ? 1 : 0;
    this.#count += 1;
    return nonce;
  }
}
