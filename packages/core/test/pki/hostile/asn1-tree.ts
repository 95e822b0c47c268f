/** A piece of ASN.1 that can be changed before it is written again. */
export interface Asn1 {
  tag: number;
  /** What is in it; also in octets and bits, where that is ASN.1 again. */
  parts: Asn1[] | undefined;
  /** Where it has no parts; what stands before them where it has some. */
  content: Buffer;
  /** How its length is written, where it is not as it should be. */
  length?: 'indefinite' | 'long' | { readonly wrongBy: number };
}

/** Reads DER; undefined where it is none. It serves for making bad files only, and trusts the good ones. */
export function asn1Tree(bytes: Buffer): Asn1 | undefined {
  const list = listIn(bytes);
  return list?.length === 1 ? list[0] : undefined;
}

function listIn(bytes: Buffer): Asn1[] | undefined {
  const list: Asn1[] = [];
  for (let at = 0; at < bytes.length;) {
    const [tag = 0, said = 0] = bytes.subarray(at, at + 2);
    const size = said < 0x80 ? 0 : said & 0x7f;
    if (tag === 0 || (tag & 0x1f) === 0x1f || said === 0x80 || size > 3) return undefined;
    const start = at + 2 + size;
    if (start > bytes.length) return undefined;
    const end = start + (size === 0 ? said : bytes.readUIntBE(at + 2, size));
    if (end > bytes.length) return undefined;
    list.push(pieceOf(tag, bytes.subarray(start, end)));
    at = end;
  }
  return list;
}

function pieceOf(tag: number, content: Buffer): Asn1 {
  if ((tag & 0x20) !== 0) {
    return { tag, parts: listIn(content) ?? [], content: Buffer.alloc(0) };
  }
  const before = tag === 0x03 ? 1 : 0;
  const inner =
    (tag === 0x03 || tag === 0x04) && content[before] === 0x30
      ? listIn(content.subarray(before))
      : undefined;
  return inner === undefined
    ? { tag, parts: undefined, content }
    : { tag, parts: inner, content: content.subarray(0, before) };
}

/** Writes it, with all lengths as they are wanted. */
export function asn1Bytes(piece: Asn1): Buffer {
  const content = Buffer.concat([piece.content, ...(piece.parts ?? []).map(asn1Bytes)]);
  if (piece.length === 'indefinite') {
    return Buffer.concat([Uint8Array.of(piece.tag, 0x80), content, Uint8Array.of(0, 0)]);
  }
  const wrongBy = typeof piece.length === 'object' ? piece.length.wrongBy : 0;
  const said = Math.max(0, content.length + wrongBy);
  const header = Buffer.alloc(6);
  header[0] = piece.tag;
  if (piece.length === 'long' || said > 0xff_ffff) {
    header[1] = 0x84;
    header.writeUInt32BE(said, 2);
    return Buffer.concat([header, content]);
  }
  const size = said < 0x80 ? 0 : said < 0x100 ? 1 : said < 0x1_0000 ? 2 : 3;
  header[1] = size === 0 ? said : 0x80 | size;
  if (size > 0) header.writeUIntBE(said, 2, size);
  return Buffer.concat([header.subarray(0, 2 + size), content]);
}

/** The parts of every piece that has some. */
export function allParts({ parts = [] }: Asn1): readonly Asn1[][] {
  return [...(parts.length === 0 ? [] : [parts]), ...parts.flatMap(allParts)];
}
