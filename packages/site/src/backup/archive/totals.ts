import { Fields } from './fields.ts';

/** How much there is in a backup. */
export interface Totals {
  readonly rows: number;
  /** Those whose contents are in it. */
  readonly blobs: number;
  /** Of the contents. */
  readonly bytes: number;
  /** Blobs that stay where they are. */
  readonly listed: number;
  /** Blobs that went away, or were damaged, while the backup was made. */
  readonly lost: number;
}

export class Counting implements Totals {
  rows = 0;
  blobs = 0;
  bytes = 0;
  listed = 0;
  lost = 0;

  get totals(): Totals {
    const { rows, blobs, bytes, listed, lost } = this;
    return { rows, blobs, bytes, listed, lost };
  }

  equals(other: Totals): boolean {
    return JSON.stringify(this.totals) === JSON.stringify(other);
  }
}

export function parseTotals(payload: Buffer): Totals {
  const totals = Fields.parse(payload);
  return {
    rows: totals.count('rows'),
    blobs: totals.count('blobs'),
    bytes: totals.count('bytes'),
    listed: totals.count('listed'),
    lost: totals.count('lost'),
  };
}
