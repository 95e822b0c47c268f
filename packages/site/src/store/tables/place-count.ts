/** How many printers of a descriptor stand in a place of the tree; there are no rows with none. */
export interface PlaceCountTable {
  /** The id of its term. */
  readonly place: number;
  readonly descriptor: number;
  readonly printers: number;
}
