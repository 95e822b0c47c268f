import { accessRights } from './access-rights.ts';
import { sddlErrors } from './sddl-errors.ts';
import type { SddlReader } from './sddl-reader.ts';

const word = /[a-z\d]+/iy;
const mostMask = 2 ** 32 - 1;

/** What is allowed or denied: names of rights, or one number in hexadecimal, octal or decimal digits. */
export function readMask(reader: SddlReader): number {
  const { position } = reader;
  const found = reader.take(word) ?? '';
  return /^\d/.test(found) ? numberOf(found, position) : namesOf(found, position);
}

function numberOf(digits: string, position: number): number {
  const value = valueOf(digits);
  if (value !== undefined && value <= mostMask) return value;
  throw unknown(digits, position);
}

function valueOf(digits: string): number | undefined {
  if (/^0x[\da-f]{1,8}$/i.test(digits)) return Number(digits);
  if (/^0[0-7]{0,11}$/.test(digits)) return Number.parseInt(digits, 8);
  return /^[1-9]\d{0,9}$/.test(digits) ? Number(digits) : undefined;
}

function namesOf(names: string, position: number): number {
  let mask = 0;
  for (let at = 0; at < names.length; at += 2) {
    const name = names.slice(at, at + 2);
    const bits = accessRights.get(name.toUpperCase());
    if (bits === undefined) throw unknown(name, position + at);
    mask |= bits;
  }
  return mask >>> 0;
}

function unknown(found: string, position: number): Error {
  return sddlErrors('right', {
    found: `"${found.slice(0, 20)}"`,
    position,
    allowed: [...accessRights.keys()].join(', '),
  });
}
