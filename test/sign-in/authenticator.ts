import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';

const stepMs = 30_000;

/** The code of a moment (RFC 6238), as another program makes it. */
export function codeOf(secret: string, at: number = Date.now()): string {
  const key = execFileSync('base32', ['-d'], { input: secret });
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / stepMs)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const value = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fff_ffff;
  return String(value % 1_000_000).padStart(6, '0');
}

/** The next one, which is taken already: the one of now may be used up. */
export function nextCodeOf(secret: string): string {
  return codeOf(secret, Date.now() + stepMs);
}
