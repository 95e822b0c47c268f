/**
 * A reader of what others wrote: BER, of which DER is a part. Indefinite lengths and octets in pieces
 * are among it, since NSS and older tools write so. A piece is looked into only when it is asked for,
 * nothing is copied, and depth and number are bounded.
 */
export interface Ber {
  /** Class, form and number, as they stand in the first byte. */
  readonly tag: number;
  readonly content: Uint8Array;
  /** With tag and length. */
  readonly whole: Uint8Array;
  readonly depth: number;
  /** Of which it is one, with all that are looked into. */
  readonly count: PieceCount;
}

interface PieceCount {
  left: number;
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  none: 0x05,
  objectId: 0x06,
  utf8: 0x0c,
  printable: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  bmp: 0x1e,
} as const;

/** The tag of what is at a place of its own, in the place of its type's or around it. */
export function contextTag(number: number, form: 'plain' | 'constructed'): number {
  return 0x80 | (form === 'constructed' ? 0x20 : 0) | number;
}

/** These bytes are not what was expected in their place. */
export class BerError extends Error {
  override readonly name = 'BerError';
}

const deepest = 48;
const mostPieces = 100_000;
const constructed = 0x20;

/** The one piece that the bytes are; bounded together with the one that they were found inside of. */
export function readBer(bytes: Uint8Array, inside?: Ber): Ber {
  const depth = inside === undefined ? 0 : inside.depth + 1;
  const { piece, end } = next(bytes, 0, depth, inside?.count ?? { left: mostPieces });
  if (end !== bytes.length) throw new BerError('there is something behind the end');
  return piece;
}

/** The pieces that this one is made of. */
export function partsOf(piece: Ber): readonly Ber[] {
  if ((piece.tag & constructed) === 0) throw new BerError('this piece is not made of others');
  const parts: Ber[] = [];
  for (let at = 0; at < piece.content.length;) {
    const { piece: part, end } = next(piece.content, at, piece.depth + 1, piece.count);
    parts.push(part);
    at = end;
  }
  return parts;
}

/** The piece, if it has this tag. */
export function expected(piece: Ber | undefined, tag: number): Ber {
  if (piece?.tag !== tag) throw new BerError('a piece is missing, or another one is in its place');
  return piece;
}

/** The bytes of octets, also where they are in several pieces, and whatever their tag stands in place of. */
export function octetsOf(piece: Ber): Uint8Array {
  if ((piece.tag & constructed) === 0) return piece.content;
  return Buffer.concat(partsOf(piece).map(octetsOf));
}

/** The bytes of bits of which all count. */
export function bitsOf(piece: Ber | undefined): Uint8Array {
  const { content } = expected(piece, tags.bits);
  if (content[0] !== 0) throw new BerError('bits are missing');
  return content.subarray(1);
}

/** A number that is not negative and small enough to be counted with. */
export function countOf(piece: Ber): number {
  const { content } = expected(piece, tags.integer);
  const [first = 0x80] = content;
  if (first >= 0x80) throw new BerError('a number is missing or negative');
  // Seven bytes are more than every number that is exact here.
  const count = content.length > 7 ? Infinity : Number(`0x${Buffer.from(content).toString('hex')}`);
  return Math.min(count, Number.MAX_SAFE_INTEGER);
}

/** An object identifier as it is written, 2.5.4.3. */
export function objectIdOf(piece: Ber | undefined): string {
  const { content } = expected(piece, tags.objectId);
  const numbers: number[] = [];
  let number = 0;
  for (const byte of content) {
    number = number * 0x80 + (byte & 0x7f);
    if (number > Number.MAX_SAFE_INTEGER) throw new BerError('an object identifier is too long');
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  const [first = 0, ...others] = numbers;
  const root = Math.min(Math.trunc(first / 40), 2);
  return [root, first - root * 40, ...others].join('.');
}

interface Next {
  readonly piece: Ber;
  /** Where the one behind it begins. */
  readonly end: number;
}

function next(bytes: Uint8Array, at: number, depth: number, count: PieceCount): Next {
  countOne(count);
  if (depth > deepest) throw new BerError('the pieces are nested too deeply');
  const { tag, start, length } = header(bytes, at);
  const contentEnd =
    length === undefined ? endOfIndefinite(bytes, start, depth, count) : start + length;
  const end = length === undefined ? contentEnd + 2 : contentEnd;
  if (end > bytes.length) throw new BerError('it ends too early');
  const content = bytes.subarray(start, contentEnd);
  return { piece: { tag, content, whole: bytes.subarray(at, end), depth, count }, end };
}

interface Header {
  readonly tag: number;
  readonly start: number;
  /** None where the end is marked. */
  readonly length: number | undefined;
}

function header(bytes: Uint8Array, at: number): Header {
  const tag = bytes[at];
  const said = bytes[at + 1];
  if (tag === undefined || said === undefined) throw new BerError('it ends too early');
  if ((tag & 0x1f) === 0x1f) throw new BerError('there is a tag of a kind that is not used here');
  if (said < 0x80) return { tag, start: at + 2, length: said };
  const size = said & 0x7f;
  if (size === 0) {
    if ((tag & constructed) === 0) throw new BerError('a length is missing');
    return { tag, start: at + 2, length: undefined };
  }
  if (size > 4 || at + 2 + size > bytes.length) throw new BerError('a length is wrong');
  const length = Buffer.from(bytes.subarray(at + 2, at + 2 + size)).readUIntBE(0, size);
  return { tag, start: at + 2 + size, length };
}

/** Where the two zeros stand that end the piece whose content starts here. */
function endOfIndefinite(
  bytes: Uint8Array,
  start: number,
  depth: number,
  count: PieceCount,
): number {
  // How many ends are still to come; what has a length is jumped over.
  let open = 1;
  let at = start;
  for (;;) {
    countOne(count);
    if (bytes[at] === 0 && bytes[at + 1] === 0) {
      open -= 1;
      if (open === 0) return at;
      at += 2;
      continue;
    }
    const { start: inner, length } = header(bytes, at);
    if (length === undefined) open += 1;
    if (open + depth > deepest) throw new BerError('the pieces are nested too deeply');
    at = inner + (length ?? 0);
  }
}

function countOne(count: PieceCount): void {
  count.left -= 1;
  if (count.left < 0) throw new BerError('there are too many pieces');
}
