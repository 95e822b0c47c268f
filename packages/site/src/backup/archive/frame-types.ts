/**
 * A backup is a line of text, which tells the format, and then frames: a byte for the type, four for
 * the length, and so many bytes. They come in this order:
 *
 *     header settings keys? (rows | sequence)* (blob bytes* blob-end | listed | lost)* totals end
 *
 * The last one is the SHA-256 of everything before it, and nothing follows.
 */
export const frameTypes = {
  /** JSON: of what site, when, how, and what is in it. */
  header: { code: 1, limit: 2 ** 20 },
  /** The settings file, as it is. */
  settings: { code: 2, limit: 2 ** 20 },
  /** Sealed with a password. */
  keys: { code: 3, limit: 8 * 2 ** 20 },
  /** The name of a table, and rows of it as arrays: a line of JSON each. Bytes are in base64. */
  rows: { code: 4, limit: 16 * 2 ** 20 },
  /** JSON: the last number that a table has given. */
  sequence: { code: 5, limit: 1024 },
  /** JSON: name and size of a blob, whose bytes follow. */
  blob: { code: 6, limit: 1024 },
  bytes: { code: 7, limit: 2 ** 20 },
  /** JSON: whether the blob was what its name says. */
  'blob-end': { code: 8, limit: 1024 },
  /** Blobs that stay where they are: a line of JSON each, with name and size. */
  listed: { code: 9, limit: 2 ** 20 },
  /** JSON: the name of a blob that went away while the backup was made. */
  lost: { code: 10, limit: 1024 },
  /** JSON: how much of everything there is. */
  totals: { code: 11, limit: 1024 },
  end: { code: 12, limit: 32 },
} as const;

export type FrameType = keyof typeof frameTypes;

export const headLength = 5;

const title = 'hawser backup ';

/** What this version writes and reads. */
export const format = 1;

/** The first line, the same length for each format up to 9. */
export const firstLine = Buffer.from(`${title}${format}\n`);

/** The format of a file that begins so; undefined when it is no backup. */
export function formatOf(line: Buffer): number | undefined {
  const [, digit] = new RegExp(`^${title}([1-9])\n$`).exec(line.toString('latin1')) ?? [];
  return digit === undefined ? undefined : Number(digit);
}
