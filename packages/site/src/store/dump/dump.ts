import type { Engine } from '../mutation.ts';

/** The kinds of values that tables hold, the same in both databases. */
export type ColumnType = 'integer' | 'text' | 'bytes';

export interface DumpedColumn {
  readonly name: string;
  readonly type: ColumnType;
}

export interface DumpedTable {
  readonly name: string;
  readonly columns: readonly DumpedColumn[];
}

export type DumpedValue = number | string | Uint8Array | null;

/** Values in the order of the columns. */
export type DumpedRow = readonly DumpedValue[];

/** Everything that a database holds, as of one moment. Its parts come in this order. */
export type DumpPart =
  | {
      readonly kind: 'schema';
      readonly engine: Engine;
      readonly schema: number;
      /** Those that others refer to come first. */
      readonly tables: readonly DumpedTable[];
    }
  | { readonly kind: 'rows'; readonly table: string; readonly rows: readonly DumpedRow[] }
  /** The last number that a table has given to a row, whether or not that row is still there. */
  | { readonly kind: 'sequence'; readonly table: string; readonly last: number };

/** How many bytes of rows come together; a row that is larger comes alone. */
export const dumpedAtOnce = 128 * 1024;

export function sizeOf(row: DumpedRow): number {
  return row.reduce<number>(
    (sum, value) => sum + (value === null || typeof value === 'number' ? 8 : value.length),
    0,
  );
}
