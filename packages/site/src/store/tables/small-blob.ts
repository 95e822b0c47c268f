/** What is too small for a file of its own. */
export interface SmallBlobTable {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly size: number;
  /** Of the bytes, in lower-case hexadecimal digits. */
  readonly sha256: string;
  /** When it was last put. */
  readonly stored: number;
}
