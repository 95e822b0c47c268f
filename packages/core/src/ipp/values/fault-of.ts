import { extensionTag, valueTags } from '../tags.ts';

/** What is wrong with the bytes of a value, by its tag; undefined where nothing is, or the tag is not known. */
export function faultOf(
  tag: number,
  bytes: Uint8Array,
  at: number,
  length: number,
): string | undefined {
  // Strings are most of what comes, and any bytes may be in them.
  if (tag >= 0x40) {
    return tag === extensionTag && length < 4
      ? 'an extended tag that has not four bytes'
      : undefined;
  }
  if (tag < 0x20) return length === 0 ? undefined : 'a value where there is to be none';
  switch (tag) {
    case valueTags.integer:
    case valueTags.enum:
      return length === 4 ? undefined : 'an integer that has not four bytes';
    case valueTags.boolean:
      return length === 1 && (bytes[at] ?? 2) <= 1
        ? undefined
        : 'a boolean that is neither true nor false';
    case valueTags.rangeOfInteger:
      return length === 8 ? undefined : 'a range that has not eight bytes';
    case valueTags.resolution:
      return length === 9 && (bytes[at + 8] === 3 || bytes[at + 8] === 4)
        ? undefined
        : 'a resolution that is not two integers and a unit';
    case valueTags.dateTime:
      return length === 11 && isDateTime(bytes, at)
        ? undefined
        : 'a dateTime that is not as RFC 2579 has it';
    case valueTags.textWithLanguage:
    case valueTags.nameWithLanguage:
      return isWithLanguage(bytes, at, length)
        ? undefined
        : 'a text with a language whose lengths do not fit';
    default:
      return undefined;
  }
}

function isDateTime(bytes: Uint8Array, at: number): boolean {
  const byte = (index: number): number => bytes[at + index] ?? 0xff;
  const sign = byte(8);
  return (
    byte(2) >= 1 &&
    byte(2) <= 12 &&
    byte(3) >= 1 &&
    byte(3) <= 31 &&
    byte(4) <= 23 &&
    byte(5) <= 59 &&
    byte(6) <= 60 &&
    byte(7) <= 9 &&
    (sign === 0x2b || sign === 0x2d) &&
    // RFC 2579 ends at 13; Kiribati is at 14.
    byte(9) <= 14 &&
    byte(10) <= 59
  );
}

function isWithLanguage(bytes: Uint8Array, at: number, length: number): boolean {
  if (length < 4) return false;
  const language = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  if (4 + language > length) return false;
  const text = ((bytes[at + 2 + language] ?? 0) << 8) | (bytes[at + 3 + language] ?? 0);
  return 4 + language + text === length;
}
