/** What operators say of all printers together: one row. */
export interface PrintSystemTable {
  /** A group of IPP attributes; null before they have said something. */
  readonly settings: Uint8Array | null;
  /** How often they were changed. */
  readonly changes: number;
  readonly changed: number;
}
