/** Which printers stand in a cell of the grid over the earth. */
export interface ListedByCellTable {
  readonly cell: number;
  readonly descriptor: number;
  readonly printer: number;
  /** As its listing has them: how far it is from somewhere is told without reading that. */
  readonly latitude: number;
  readonly longitude: number;
}
