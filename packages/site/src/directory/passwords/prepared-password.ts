/** Far more than a password may have; normalising makes of a character at most 18. */
const longestAsked = 1024;

/** RFC 3454, B.1: what is "commonly mapped to nothing", and is put into a text unseen. */
const unseen =
  /\u00ad|\u034f|\u1806|[\u180b-\u180d]|[\u200b-\u200d]|\u2060|[\ufe00-\ufe0f]|\ufeff/g;

/**
 * A password in the one form in which it is hashed, so that it is the same from every keyboard (as
 * SASLprep has it, RFC 4013, but with today's Unicode): spaces are spaces, what is not seen is not
 * there, and the rest is normalised by NFKC. Undefined for what cannot be a password.
 */
export function preparedPassword(given: string): string | undefined {
  if (given.length > longestAsked || !given.isWellFormed()) return undefined;
  const prepared = given
    .replaceAll(/\p{Zs}/gu, ' ')
    .replaceAll(unseen, '')
    .normalize('NFKC');
  return prepared === '' ? undefined : prepared;
}
