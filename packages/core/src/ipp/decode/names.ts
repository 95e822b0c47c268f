// Names and keywords are few, and come again with every message: to make the same strings anew is most of
// what decoding costs. A place is simply taken over by who comes next, so that nobody can fill it.
const places = 4096;
const longest = 48;
const kept: (string | undefined)[] = Array.from({ length: places });
/** The bytes of those strings, which are quicker to compare than their characters. */
const keptBytes = new Uint8Array(places * longest);

/** Bytes as a string, each a character. */
export function nameAt(bytes: Buffer, at: number, length: number): string {
  const place = placeOf(bytes, at, length);
  return keptAt(place, bytes, at, length) ?? keep(place, bytes, at, length);
}

/** The string that these bytes are, if it came before. It has only characters of ASCII. */
export function knownAt(bytes: Buffer, at: number, length: number): string | undefined {
  return keptAt(placeOf(bytes, at, length), bytes, at, length);
}

/** Some bytes of a name tell it from most others (FNV-1a, mixed); all of them are compared afterwards. */
function placeOf(bytes: Buffer, at: number, length: number): number {
  const last = at + length - 1;
  let hash = length;
  for (let index = at; index < last; index += 3) {
    hash = Math.imul(hash ^ (bytes[index] ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (bytes[last] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) & (places - 1);
}

function keptAt(place: number, bytes: Buffer, at: number, length: number): string | undefined {
  const known = kept[place];
  if (known === undefined || known.length !== length) return undefined;
  const from = place * longest;
  for (let index = 0; index < length; index += 1) {
    if (keptBytes[from + index] !== bytes[at + index]) return undefined;
  }
  return known;
}

function keep(place: number, bytes: Buffer, at: number, length: number): string {
  const name = bytes.toString('latin1', at, at + length);
  if (length <= longest && isAscii(bytes, at, length)) {
    kept[place] = name;
    keptBytes.set(bytes.subarray(at, at + length), place * longest);
  }
  return name;
}

export function isAscii(bytes: Buffer, at: number, length: number): boolean {
  let all = 0;
  for (let index = at; index < at + length; index += 1) all |= bytes[index] ?? 0;
  return all < 0x80;
}
