// The names of attributes are few, and come again with every message: making the same strings anew is
// most of what decoding costs. A place is simply taken over by who comes next, so that nobody can fill it.
const places = 4096;
const longest = 64;
const kept: (string | undefined)[] = Array.from({ length: places });

/** Bytes as a string, each a character. */
export function nameAt(bytes: Buffer, at: number, length: number): string {
  if (length > longest) return bytes.toString('latin1', at, at + length);
  let hash = length;
  for (let index = at; index < at + length; index += 1) {
    hash = (Math.imul(hash, 31) + (bytes[index] ?? 0)) | 0;
  }
  const place = (hash ^ (hash >>> 12)) & (places - 1);
  const known = kept[place];
  if (known !== undefined && isAt(known, bytes, at, length)) return known;
  const name = bytes.toString('latin1', at, at + length);
  kept[place] = name;
  return name;
}

function isAt(name: string, bytes: Buffer, at: number, length: number): boolean {
  if (name.length !== length) return false;
  for (let index = 0; index < length; index += 1) {
    if (name.charCodeAt(index) !== bytes[at + index]) return false;
  }
  return true;
}
