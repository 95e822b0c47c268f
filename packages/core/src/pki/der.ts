import { contextTag, tags } from './ber.ts';

/** A piece of DER, as its bytes. */
export type Der = Uint8Array;

function piece(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const length = contents.reduce((sum, { length: each }) => sum + each, 0);
  return Buffer.concat([Uint8Array.of(tag), lengthBytes(length), ...contents]);
}

function lengthBytes(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const bytes = bytesOf(length);
  return Buffer.concat([Uint8Array.of(0x80 | bytes.length), bytes]);
}

/** The big-endian bytes of a number, as few as can be. */
function bytesOf(value: number): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}

export function sequence(...parts: readonly Der[]): Buffer {
  return piece(tags.sequence, ...parts);
}

/** Parts in any order; DER has them in that of their bytes. */
export function set(...parts: readonly Der[]): Buffer {
  return piece(tags.set, ...parts.toSorted((one, other) => Buffer.compare(one, other)));
}

/** The big-endian bytes of a number, the first of which says that it is positive. */
export function integer(bytes: Uint8Array): Buffer {
  return piece(tags.integer, bytes);
}

/** A number that is not negative. */
export function count(value: number): Buffer {
  const bytes = bytesOf(value);
  return (bytes[0] ?? 0) >= 0x80 ? piece(tags.integer, Uint8Array.of(0), bytes) : integer(bytes);
}

export function boolean(value: boolean): Buffer {
  return piece(tags.boolean, Uint8Array.of(value ? 0xff : 0));
}

export function none(): Buffer {
  return piece(tags.none);
}

/** An object identifier, as 2.5.4.3. */
export function objectId(id: string): Buffer {
  const [root = 0, second = 0, ...others] = id.split('.').map(Number);
  return piece(tags.objectId, Uint8Array.from([root * 40 + second, ...others].flatMap(sevenBits)));
}

/** A number in bytes of which all but the last say that there is another. */
function sevenBits(number: number): number[] {
  const bytes = [number % 0x80];
  for (let rest = Math.trunc(number / 0x80); rest > 0; rest = Math.trunc(rest / 0x80)) {
    bytes.unshift(0x80 | (rest % 0x80));
  }
  return bytes;
}

export function octets(bytes: Uint8Array): Buffer {
  return piece(tags.octets, bytes);
}

/** Bits, of which so many at the end of the last byte do not count. */
export function bits(bytes: Uint8Array, unused = 0): Buffer {
  return piece(tags.bits, Uint8Array.of(unused), bytes);
}

export function utf8(text: string): Buffer {
  return piece(tags.utf8, Buffer.from(text, 'utf8'));
}

/** A text of letters that every old program knows. */
export function printable(text: string): Buffer {
  return piece(tags.printable, Buffer.from(text, 'ascii'));
}

/** A text of two bytes a character, as old parts of Windows have it. */
export function bmp(text: string): Buffer {
  return piece(tags.bmp, Buffer.from(text, 'utf16le').swap16());
}

/** A time as certificates have it: with two digits of the year before 2050 (RFC 5280, 4.1.2.5). */
export function time(at: Date): Buffer {
  const year = at.getUTCFullYear();
  if (!(year >= 1950 && year <= 9999)) throw new RangeError('no certificate has such a date');
  const text = at.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return year < 2050
    ? piece(tags.utcTime, Buffer.from(text.slice(2), 'ascii'))
    : piece(tags.generalizedTime, Buffer.from(text, 'ascii'));
}

/** Something with a tag of its own, around other pieces. */
export function tagged(tag: number, ...parts: readonly Der[]): Buffer {
  return piece(contextTag(tag, 'constructed'), ...parts);
}

/** Something with a tag in the place of its own type's. */
export function implicit(tag: number, bytes: Uint8Array): Buffer {
  return piece(contextTag(tag, 'plain'), bytes);
}
