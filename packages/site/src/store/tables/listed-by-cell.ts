/** Which printers stand in a cell of the grid over the earth. */
export interface ListedByCellTable {
  readonly cell: number;
  readonly descriptor: number;
  readonly printer: number;
}
