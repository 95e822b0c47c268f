/**
 * A security identifier as Windows knows people and groups by ([MS-DTYP], 2.4.2): who gives it, and
 * numbers of 32 bits that lead to one of those that he gives it to.
 */
export interface Sid {
  /** 48 bits. */
  readonly authority: number;
  readonly parts: readonly number[];
}

const mostParts = 15;
const mostAuthority = 2 ** 48 - 1;
const mostPart = 2 ** 32 - 1;

/** From here on an authority is written in hexadecimal digits. */
const leastHexadecimal = 2 ** 32;

// The longest has 15 parts of ten digits.
const written = /^S-1-(\d{1,10}|0x[\da-f]{12})((?:-\d{1,10}){1,15})$/i;

/** The identifier that a text is; undefined for any other text. */
export function parseSid(text: string): Sid | undefined {
  const [, first = '', rest = ''] = written.exec(text) ?? [];
  if (rest === '') return undefined;
  const authority = Number(first);
  const parts = rest.slice(1).split('-').map(Number);
  return isSid({ authority, parts }) ? { authority, parts } : undefined;
}

/** In the one form that is compared and kept. */
export function formatSid(sid: Sid): string {
  if (!isSid(sid)) throw new RangeError('no such security identifier can be');
  const { authority, parts } = sid;
  const first =
    authority < leastHexadecimal
      ? authority.toString()
      : `0x${authority.toString(16).toUpperCase().padStart(12, '0')}`;
  return ['S', 1, first, ...parts].join('-');
}

/** Before, the same or behind, as a list is in order: those of a domain together, by their numbers. */
export function compareSids(one: Sid, other: Sid): number {
  if (one.authority !== other.authority) return one.authority - other.authority;
  for (const [index, part] of one.parts.entries()) {
    const difference = part - (other.parts[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return one.parts.length - other.parts.length;
}

function isSid({ authority, parts }: Sid): boolean {
  const isWhole = (value: number, most: number): boolean =>
    Number.isInteger(value) && value >= 0 && value <= most;
  return (
    isWhole(authority, mostAuthority) &&
    parts.length >= 1 &&
    parts.length <= mostParts &&
    parts.every((part) => isWhole(part, mostPart))
  );
}
