import { randomFillSync } from 'node:crypto';

export const saltLength = 16;

const salts = Buffer.alloc(256 * saltLength);
let unused = 0;

/** Writes a salt that no other thing has. Many are made at once: to ask for one takes as long. */
export function writeNewSalt(into: Buffer, offset: number): void {
  if (unused === 0) {
    randomFillSync(salts);
    unused = salts.length;
  }
  unused -= saltLength;
  salts.copy(into, offset, unused, unused + saltLength);
}
