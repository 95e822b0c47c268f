import forge from 'node-forge';

const { asn1 } = forge;

/** A piece of DER. */
export type Der = forge.asn1.Asn1;

// Forge keeps bytes in strings, one a character.
function universal(type: forge.asn1.Type, bytes: Uint8Array | string): Der {
  const value = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1');
  return asn1.create(asn1.Class.UNIVERSAL, type, false, value);
}

export function sequence(...parts: readonly Der[]): Der {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [...parts]);
}

export function set(...parts: readonly Der[]): Der {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SET, true, [...parts]);
}

/** The big-endian bytes of a number, the first of which says that it is positive. */
export function integer(bytes: Uint8Array): Der {
  return universal(asn1.Type.INTEGER, bytes);
}

/** A number as integers have it: as few bytes as can be, the first of which says that it is positive. */
export function count(value: number): Der {
  const hex = value.toString(16);
  const digits = hex.length % 2 === 0 ? hex : `0${hex}`;
  const bytes = Buffer.from(digits, 'hex');
  return integer((bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Uint8Array.of(0), bytes]) : bytes);
}

export function boolean(value: boolean): Der {
  return universal(asn1.Type.BOOLEAN, Uint8Array.of(value ? 0xff : 0));
}

export function none(): Der {
  return universal(asn1.Type.NULL, '');
}

/** An object identifier, as 2.5.4.3. */
export function objectId(id: string): Der {
  return universal(asn1.Type.OID, asn1.oidToDer(id).getBytes());
}

export function octets(bytes: Uint8Array): Der {
  return universal(asn1.Type.OCTETSTRING, bytes);
}

/** Bits, of which so many at the end of the last byte do not count. */
export function bits(bytes: Uint8Array, unused = 0): Der {
  return universal(asn1.Type.BITSTRING, Buffer.concat([Uint8Array.of(unused), bytes]));
}

export function utf8(text: string): Der {
  return universal(asn1.Type.UTF8, Buffer.from(text, 'utf8'));
}

/** A text of two bytes a character, as old parts of Windows have it. */
export function bmp(text: string): Der {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.BMPSTRING, false, text);
}

/** A time as certificates have it: with two digits of the year before 2050 (RFC 5280, 4.1.2.5). */
export function time(at: Date): Der {
  const year = at.getUTCFullYear();
  if (!(year >= 1950 && year <= 9999)) throw new RangeError('no certificate has such a date');
  const text = at.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return year < 2050
    ? universal(asn1.Type.UTCTIME, text.slice(2))
    : universal(asn1.Type.GENERALIZEDTIME, text);
}

/** Something with a tag of its own, around other pieces. */
export function tagged(tag: number, ...parts: readonly Der[]): Der {
  return asn1.create(asn1.Class.CONTEXT_SPECIFIC, asType(tag), true, [...parts]);
}

/** Something with a tag in the place of its own type's. */
export function implicit(tag: number, bytes: Uint8Array): Der {
  const value = Buffer.from(bytes).toString('latin1');
  return asn1.create(asn1.Class.CONTEXT_SPECIFIC, asType(tag), false, value);
}

function asType(tag: number): forge.asn1.Type {
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- its types have no other tags
  return tag;
}

export function encoded(der: Der): Buffer {
  return Buffer.from(asn1.toDer(der).getBytes(), 'latin1');
}

export function decoded(bytes: Uint8Array): Der {
  return asn1.fromDer(Buffer.from(bytes).toString('latin1'));
}

/** The bytes of a piece without its tag and its length, also of bits in which forge sees other pieces. */
export function content(der: Der): Buffer {
  const bytes = encoded(der);
  const length = bytes[1] ?? 0;
  return bytes.subarray(length < 0x80 ? 2 : 2 + (length & 0x7f));
}

/** An object identifier as it is written. */
export function writtenObjectId(der: Der): string {
  if (der.type !== asn1.Type.OID) throw new Error('this piece of DER is no object identifier');
  return asn1.derToOid(content(der).toString('latin1'));
}

/** The part of a piece that is made of others, by where it stands. */
export function part(der: Der, ...path: readonly number[]): Der {
  let found = der;
  for (const index of path) {
    const inner = Array.isArray(found.value) ? found.value[index] : undefined;
    if (inner === undefined) throw new Error('there is no such part in this piece of DER');
    found = inner;
  }
  return found;
}
