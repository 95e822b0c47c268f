import { createHmac, timingSafeEqual } from 'node:crypto';

/** As every authenticator has them, whatever it is told (RFC 6238, 1.2 and 4). */
const stepMs = 30_000;
const digits = 6;

/** As long as what the codes are made with (RFC 4226, 4, R6). */
export const secretLength = 20;

/** The number of the step of time, by which codes follow each other. */
export function stepAt(at: number): number {
  return Math.floor(at / stepMs);
}

/** The code of a step (RFC 4226, 5.3). */
export function totpCode(secret: Uint8Array, step: number, length = digits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const offset = hash.readUInt8(hash.length - 1) & 0xf;
  const value = hash.readUInt32BE(offset) & 0x7fff_ffff;
  return String(value % 10 ** length).padStart(length, '0');
}

/**
 * The step that a code is of, now or one before or after: clocks differ, and people type slowly.
 * Undefined where it is of none of them, or of one that is not after the last.
 */
export function stepOf(
  secret: Uint8Array,
  code: string,
  { at, last }: { readonly at: number; readonly last: number },
): number | undefined {
  const now = stepAt(at);
  return [now, now - 1, now + 1].find(
    (step) => step > last && step >= 0 && isEqual(totpCode(secret, step), code),
  );
}

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
